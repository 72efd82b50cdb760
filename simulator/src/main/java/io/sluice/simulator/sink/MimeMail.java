package io.sluice.simulator.sink;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses a mail for display: header fields, plain text, HTML and names of attachments. A part that
 * cannot be decoded is shown unchanged.
 */
final class MimeMail {
  private static final int MAX_DEPTH = 8;
  private static final Pattern PARAMETER =
      Pattern.compile(";\\s*([A-Za-z0-9*-]+)\\s*=\\s*(?:\"([^\"]*)\"|([^;\\s]*))");

  private final List<String> attachments = new ArrayList<>();
  private final Map<String, String> headers;
  private String text = "";
  private String html = "";

  private MimeMail(String message) {
    headers = headers(message);
    read(message, MAX_DEPTH);
  }

  /** Parses a message given as one character per byte, with CRLF line ends. */
  static MimeMail of(String message) {
    return new MimeMail(message);
  }

  /** Decoded header fields, names as sent. */
  Map<String, String> headers() {
    return headers;
  }

  /** Decoded value of a header field; empty if absent. */
  String header(String name) {
    return value(headers, name);
  }

  /** Plain text; empty if there is none. */
  String text() {
    return text;
  }

  /** HTML; empty if there is none. */
  String html() {
    return html;
  }

  /** File names of the attachments. */
  List<String> attachments() {
    return attachments;
  }

  private void read(String part, int depth) {
    Map<String, String> fields = headers(part);
    String type = value(fields, "Content-Type");
    String media = type.isEmpty() ? "text/plain" : media(type);
    String body = body(part);
    String boundary = parameter(type, "boundary");
    if (media.startsWith("multipart/") && !boundary.isEmpty() && depth > 0) {
      for (String inner : parts(body, boundary)) {
        read(inner, depth - 1);
      }
      return;
    }
    String disposition = value(fields, "Content-Disposition");
    String file = parameter(disposition, "filename");
    if (disposition.toLowerCase(Locale.ROOT).startsWith("attachment") || !file.isEmpty()) {
      attachments.add(file.isEmpty() ? "unnamed" : file);
      return;
    }
    String decoded = MimeText.body(body, value(fields, "Content-Transfer-Encoding"), charset(type));
    if (media.equals("text/html") && html.isEmpty()) {
      html = decoded;
    } else if (media.equals("text/plain") && text.isEmpty()) {
      text = decoded;
    }
  }

  private static List<String> parts(String body, String boundary) {
    List<String> found = new ArrayList<>();
    String[] pieces = ("\r\n" + body).split(Pattern.quote("\r\n--" + boundary), -1);
    for (int i = 1; i < pieces.length; i++) {
      if (pieces[i].startsWith("--")) {
        break;
      }
      int line = pieces[i].indexOf("\r\n");
      found.add(line < 0 ? "" : pieces[i].substring(line + 2));
    }
    return found;
  }

  private static String body(String part) {
    if (part.startsWith("\r\n")) {
      return part.substring(2);
    }
    int gap = part.indexOf("\r\n\r\n");
    return gap < 0 ? "" : part.substring(gap + 4);
  }

  private static Map<String, String> headers(String part) {
    int gap = part.startsWith("\r\n") ? 0 : part.indexOf("\r\n\r\n");
    String head = gap < 0 ? part : part.substring(0, gap);
    Map<String, String> found = new LinkedHashMap<>();
    for (String field : head.replaceAll("\r\n[ \t]+", " ").split("\r\n", -1)) {
      int colon = field.indexOf(':');
      if (colon > 0) {
        found.put(field.substring(0, colon), MimeText.words(field.substring(colon + 1).strip()));
      }
    }
    return found;
  }

  private static String value(Map<String, String> fields, String name) {
    return fields.entrySet().stream()
        .filter(field -> field.getKey().equalsIgnoreCase(name))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }

  private static String media(String type) {
    return type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  private static String parameter(String value, String name) {
    Matcher parameter = PARAMETER.matcher(value);
    while (parameter.find()) {
      if (parameter.group(1).equalsIgnoreCase(name)) {
        return parameter.group(2) == null ? parameter.group(3) : parameter.group(2);
      }
    }
    return "";
  }

  private static Charset charset(String type) {
    String name = parameter(type, "charset");
    return MimeText.charset(name.isEmpty() ? StandardCharsets.UTF_8.name() : name);
  }
}
