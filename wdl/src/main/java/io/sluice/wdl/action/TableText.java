package io.sluice.wdl.action;

import java.util.List;
import java.util.stream.Collectors;

/** Formats tables exactly as Power Automate does. */
final class TableText {
  private TableText() {}

  /** CSV (RFC 4180) with CRLF after each line; empty when there is neither a header nor a row. */
  static String csv(List<String> header, List<List<String>> rows) {
    if (header.isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder();
    csvLine(header, text);
    rows.forEach(row -> csvLine(row, text));
    return text.toString();
  }

  /** HTML on one line; without rows the header is omitted too. */
  static String html(List<String> header, List<List<String>> rows) {
    if (rows.isEmpty()) {
      return "<table><tbody></tbody></table>";
    }
    StringBuilder text = new StringBuilder("<table><thead>");
    htmlRow("th", header, text);
    text.append("</thead><tbody>");
    rows.forEach(row -> htmlRow("td", row, text));
    return text.append("</tbody></table>").toString();
  }

  private static void csvLine(List<String> cells, StringBuilder text) {
    text.append(cells.stream().map(TableText::quoted).collect(Collectors.joining(",")));
    text.append("\r\n");
  }

  private static String quoted(String cell) {
    boolean needed = cell.chars().anyMatch(c -> c == '"' || c == ',' || c == '\r' || c == '\n');
    return needed ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
  }

  private static void htmlRow(String tag, List<String> cells, StringBuilder text) {
    text.append("<tr>");
    for (String cell : cells) {
      text.append('<').append(tag).append('>');
      cell.codePoints().forEach(c -> encoded(c, text));
      text.append("</").append(tag).append('>');
    }
    text.append("</tr>");
  }

  /**
   * Encodes like .NET's HtmlEncode: characters 160 to 255 and those outside the basic multilingual
   * plane as numeric references.
   *
   * @see <a href="https://learn.microsoft.com/dotnet/api/system.net.webutility.htmlencode">.NET:
   *     WebUtility.HtmlEncode</a>
   */
  private static void encoded(int c, StringBuilder text) {
    switch (c) {
      case '<' -> text.append("&lt;");
      case '>' -> text.append("&gt;");
      case '&' -> text.append("&amp;");
      case '"' -> text.append("&quot;");
      case '\'' -> text.append("&#39;");
      default -> {
        if ((c >= 160 && c <= 255) || c > 0xFFFF) {
          text.append("&#").append(c).append(';');
        } else {
          text.appendCodePoint(c);
        }
      }
    }
  }
}
