package io.sluice.wdl.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Scanner of JSON: position, lookahead, strings, numbers and words. */
final class JsonText {
  private static final int LONG_DIGITS = 18;
  private static final int HEX = 16;
  private static final int OCTAL = 8;

  private final String source;
  private final boolean lenient;
  private int position;

  JsonText(String source, boolean lenient) {
    this.source = source;
    this.lenient = lenient;
  }

  void skipMark() {
    if (lenient && source.startsWith("\ufeff")) {
      position++;
    }
  }

  /** Skips white space and comments; gives the next character, or 0 at the end. */
  char peek() {
    while (position < source.length()) {
      char c = source.charAt(position);
      if (c == ' ' || c == '\n' || c == '\r' || c == '\t' || (lenient && Chars.isWhiteSpace(c))) {
        position++;
      } else if (lenient && c == '/') {
        comment();
      } else {
        return c;
      }
    }
    return 0;
  }

  private void comment() {
    int from = position;
    if (source.startsWith("//", position)) {
      while (position < source.length() && "\r\n".indexOf(source.charAt(position)) < 0) {
        position++;
      }
      return;
    }
    int close = source.startsWith("/*", position) ? source.indexOf("*/", position + 2) : -1;
    if (close < 0) {
      throw errorAt("Expected a comment that is closed", from);
    }
    position = close + 2;
  }

  boolean accept(char wanted) {
    if (peek() != wanted || position >= source.length()) {
      return false;
    }
    position++;
    return true;
  }

  void expect(char wanted) {
    if (!accept(wanted)) {
      throw error("Expected '" + wanted + "', found " + found());
    }
  }

  boolean atEnd() {
    peek();
    return position >= source.length();
  }

  /** A string; the next character is its opening quote. */
  String string() {
    int opening = position;
    char quote = source.charAt(position++);
    StringBuilder text = new StringBuilder();
    while (position < source.length()) {
      char c = source.charAt(position++);
      if (c == quote) {
        return text.toString();
      }
      if (c == '\\') {
        text.append(escape());
      } else if (c < ' ' && !lenient) {
        throw errorAt("A control character must be escaped in a string", position - 1);
      } else {
        text.append(c);
      }
    }
    throw errorAt("The string that starts here is not closed", opening);
  }

  private char escape() {
    if (position >= source.length()) {
      throw error("A string ends inside an escape");
    }
    char c = source.charAt(position++);
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> unicode();
      case '\'' -> {
        if (lenient) {
          yield c;
        }
        throw errorAt("JSON has no escape \\'", position - 2);
      }
      default -> throw errorAt("JSON has no escape \\" + c, position - 2);
    };
  }

  private char unicode() {
    int code = 0;
    for (int i = 0; i < 4; i++) {
      int digit = position < source.length() ? hex(source.charAt(position)) : -1;
      if (digit < 0) {
        throw error("\\u needs four hexadecimal digits");
      }
      code = code * HEX + digit;
      position++;
    }
    return (char) code;
  }

  private static int hex(char c) {
    return c < 128 ? Character.digit(c, HEX) : -1;
  }

  /** A number; its length is checked before the conversion. */
  Object number() {
    int from = position;
    if (lenient && source.startsWith("-Infinity", position)) {
      position += "-Infinity".length();
      return Double.NEGATIVE_INFINITY;
    }
    if (lenient && source.charAt(position) == '0' && baseAhead()) {
      return otherBase();
    }
    if (source.charAt(position) == '-') {
      position++;
    }
    int whole = position;
    int digits = digits();
    if (!lenient && (digits == 0 || (digits > 1 && source.charAt(whole) == '0'))) {
      throw errorAt("Expected a number that starts with a digit, without leading zeros", from);
    }
    boolean real = fraction(digits);
    real |= exponent();
    if (position - from > Bounds.MAX_NUMBER_LENGTH) {
      throw errorAt("A number may have at most " + Bounds.MAX_NUMBER_LENGTH + " characters", from);
    }
    String text = source.substring(from, position);
    return real ? finite(Double.parseDouble(text), from) : integer(text, digits);
  }

  private boolean baseAhead() {
    char c = position + 1 < source.length() ? source.charAt(position + 1) : ' ';
    return c == 'x' || c == 'X' || Chars.isDigit(c);
  }

  /** Json.NET's other integers: {@code 0x1f} is hexadecimal, {@code 017} octal. */
  private Long otherBase() {
    int from = position;
    boolean hexadecimal = !Chars.isDigit(source.charAt(position + 1));
    position += hexadecimal ? 2 : 1;
    int digits = position;
    while (position < source.length()
        && (hex(source.charAt(position)) >= 0 || source.charAt(position) == '.')) {
      position++;
    }
    String text = source.substring(digits, position);
    try {
      return Long.parseUnsignedLong(text, hexadecimal ? HEX : OCTAL);
    } catch (NumberFormatException malformed) {
      String base = hexadecimal ? "hexadecimal" : "octal";
      throw errorAt(
          "'" + source.substring(from, position) + "' is not a " + base + " number", from);
    }
  }

  private boolean fraction(int digits) {
    if (position >= source.length() || source.charAt(position) != '.') {
      if (digits == 0) {
        throw error("A number needs a digit here, found " + found());
      }
      return false;
    }
    position++;
    int decimals = digits();
    if (decimals == 0 && (!lenient || digits == 0)) {
      throw error("A number needs a digit after its decimal point");
    }
    return true;
  }

  private boolean exponent() {
    if (position >= source.length() || "eE".indexOf(source.charAt(position)) < 0) {
      return false;
    }
    position++;
    if (position < source.length() && "+-".indexOf(source.charAt(position)) >= 0) {
      position++;
    }
    if (digits() == 0) {
      throw error("An exponent needs a digit");
    }
    return true;
  }

  private int digits() {
    int from = position;
    while (position < source.length() && Chars.isDigit(source.charAt(position))) {
      position++;
    }
    return position - from;
  }

  private Object finite(double value, int from) {
    if (!lenient && Double.isInfinite(value)) {
      throw errorAt("The number is too large for a 64-bit float", from);
    }
    return value;
  }

  private static Object integer(String text, int digits) {
    if (digits <= LONG_DIGITS) {
      return Long.parseLong(text);
    }
    BigInteger value = new BigInteger(text);
    return value.bitLength() < Long.SIZE ? (Object) value.longValue() : new BigDecimal(value);
  }

  /** {@code true}, {@code false}, {@code null}, or Json.NET's other words if lenient. */
  @Nullable Object word() {
    int from = position;
    String name = name();
    return switch (name) {
      case "true" -> true;
      case "false" -> false;
      case "null" -> null;
      default -> lenientWord(name, from);
    };
  }

  private @Nullable Object lenientWord(String name, int from) {
    if (lenient && name.equals("NaN")) {
      return Double.NaN;
    }
    if (lenient && name.equals("Infinity")) {
      return Double.POSITIVE_INFINITY;
    }
    if (lenient && name.equals("undefined")) {
      return null;
    }
    position = from;
    throw error("Expected a JSON value, found " + found());
  }

  /** Letters, digits, {@code _} and {@code $}; may be empty. */
  String name() {
    peek();
    int from = position;
    while (position < source.length()
        && (Character.isLetterOrDigit(source.charAt(position))
            || "_$".indexOf(source.charAt(position)) >= 0)) {
      position++;
    }
    return source.substring(from, position);
  }

  String found() {
    return position >= source.length() ? "the end" : "'" + source.charAt(position) + "'";
  }

  SyntaxException error(String message) {
    return errorAt(message, position);
  }

  private SyntaxException errorAt(String message, int place) {
    return SyntaxException.at(message, source, place, 0);
  }
}
