package io.sluice.wdl.culture;

import io.sluice.wdl.json.ExpressionException;
import java.util.ArrayList;
import java.util.List;

/** Expands standard date formats and splits custom ones into specifiers and literals. */
final class DateTokens {
  private static final String LETTERS = "dfFghHKmMstyz:/";

  /**
   * A format specifier or a literal.
   *
   * @param letter the specifier's letter, or 0 for a literal
   * @param count how often the letter is repeated
   */
  record Token(char letter, int count, String literal) {}

  private DateTokens() {}

  /** The tokens of a format; a format of one letter is a standard format. */
  static List<Token> of(String format, DateSymbols symbols) {
    String custom = format.length() == 1 ? standard(format.charAt(0), symbols) : format;
    List<Token> tokens = new ArrayList<>();
    for (int i = 0; i < custom.length(); ) {
      i = next(custom, i, tokens);
    }
    return tokens;
  }

  private static String standard(char letter, DateSymbols symbols) {
    return switch (letter) {
      case 'd', 'D', 't', 'T' -> symbols.pattern(letter);
      case 'm', 'M' -> symbols.pattern('m');
      case 'y', 'Y' -> symbols.pattern('y');
      case 'f' -> symbols.pattern('D') + " " + symbols.pattern('t');
      case 'F', 'U' -> symbols.pattern('D') + " " + symbols.pattern('T');
      case 'g' -> symbols.pattern('d') + " " + symbols.pattern('t');
      case 'G' -> symbols.pattern('d') + " " + symbols.pattern('T');
      case 'o', 'O' -> "yyyy'-'MM'-'dd'T'HH':'mm':'ss'.'fffffffK";
      case 'r', 'R' -> "ddd, dd MMM yyyy HH':'mm':'ss 'GMT'";
      case 's' -> "yyyy'-'MM'-'dd'T'HH':'mm':'ss";
      case 'u' -> "yyyy'-'MM'-'dd HH':'mm':'ss'Z'";
      default -> throw invalid(String.valueOf(letter));
    };
  }

  /** True for standard formats that look the same in every culture. */
  static boolean isInvariant(String format) {
    return format.length() == 1 && "oOrRsu".contains(format);
  }

  private static int next(String format, int start, List<Token> tokens) {
    char c = format.charAt(start);
    if (c == '\'' || c == '"') {
      return quoted(format, start, tokens);
    }
    if (c == '\\') {
      if (start + 1 >= format.length()) {
        throw invalid(format);
      }
      tokens.add(new Token((char) 0, 1, format.substring(start + 1, start + 2)));
      return start + 2;
    }
    if (c == '%') {
      if (start + 1 >= format.length() || format.charAt(start + 1) == '%') {
        throw invalid(format);
      }
      return next(format.substring(0, start + 2), start + 1, tokens);
    }
    if (LETTERS.indexOf(c) < 0) {
      tokens.add(new Token((char) 0, 1, String.valueOf(c)));
      return start + 1;
    }
    int end = start;
    while (end < format.length()
        && format.charAt(end) == c
        && (end == start || ":/".indexOf(c) < 0)) {
      end++;
    }
    tokens.add(new Token(c, end - start, ""));
    return end;
  }

  private static int quoted(String format, int start, List<Token> tokens) {
    char quote = format.charAt(start);
    StringBuilder literal = new StringBuilder();
    int i = start + 1;
    while (i < format.length() && format.charAt(i) != quote) {
      if (format.charAt(i) == '\\') {
        i++;
      }
      if (i < format.length()) {
        literal.append(format.charAt(i++));
      }
    }
    if (i >= format.length()) {
      throw invalid(format);
    }
    tokens.add(new Token((char) 0, 1, literal.toString()));
    return i + 1;
  }

  static ExpressionException invalid(String format) {
    return new ExpressionException(
        "The date format '"
            + format
            + "' is not valid. A single letter must be one of the standard formats"
            + " d D f F g G m o r s t T u U y; longer formats are custom, for example yyyy-MM-dd.");
  }
}
