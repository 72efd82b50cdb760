package io.sluice.wdl.expression;

import io.sluice.wdl.json.Bounds;
import io.sluice.wdl.json.Chars;
import io.sluice.wdl.json.SyntaxException;

/**
 * Scans the tokens of one expression inside a longer string on demand of the parser, which knows
 * which tokens are allowed next. Positions are offsets into the whole string.
 */
final class Lexer {
  private static final String NOT_IN_NAMES = ".,(){}@[]?'\"";

  private final String source;
  private final int start;
  private final int end;
  private int position;

  Lexer(String source, int start, int end) {
    this.source = source;
    this.start = start;
    this.end = end;
    this.position = start;
  }

  int position() {
    return position;
  }

  /** Skips white space; gives the next character, or 0 at the end. */
  char peek() {
    while (position < end && Chars.isWhiteSpace(source.charAt(position))) {
      position++;
    }
    return position < end ? source.charAt(position) : 0;
  }

  /** Consumes the given character if it is the next one. */
  boolean accept(char wanted) {
    if (peek() != wanted || position >= end) {
      return false;
    }
    position++;
    return true;
  }

  void expect(char wanted, String why) {
    if (!accept(wanted)) {
      throw error("Expected '" + wanted + "' " + why + ", found " + found());
    }
  }

  boolean atEnd() {
    peek();
    return position >= end;
  }

  /** A string literal; the next character is its opening quote. */
  String string() {
    int opening = position;
    StringBuilder text = new StringBuilder();
    for (position++; position < end; position++) {
      char c = source.charAt(position);
      if (c != '\'') {
        text.append(c);
      } else if (position + 1 < end && source.charAt(position + 1) == '\'') {
        text.append(c);
        position++;
      } else {
        position++;
        return text.toString();
      }
    }
    position = opening;
    throw error("The string that starts here has no closing quote");
  }

  /** Characters up to the next one that is not allowed in a name; may be empty. */
  String name() {
    peek();
    int from = position;
    while (position < end
        && NOT_IN_NAMES.indexOf(source.charAt(position)) < 0
        && !Chars.isWhiteSpace(source.charAt(position))) {
      position++;
    }
    return source.substring(from, position);
  }

  /** True if a number starts at the next character. */
  boolean numberAhead() {
    char c = peek();
    return c == '+' || c == '-' || c == '.' || Chars.isDigit(c);
  }

  /** A number literal: a Long, or a Double if it has a decimal point or an exponent. */
  Object number() {
    int from = position;
    boolean real = false;
    if (source.charAt(position) == '+' || source.charAt(position) == '-') {
      position++;
    }
    int digits = digits();
    if (at('.')) {
      real = true;
      position++;
      digits += digits();
    }
    if (digits == 0) {
      throw error("A number needs a digit here, found " + found());
    }
    if (at('e') || at('E')) {
      real = true;
      position++;
      if (at('+') || at('-')) {
        position++;
      }
      if (digits() == 0) {
        throw error("The exponent of a number needs a digit here, found " + found());
      }
    }
    return value(source.substring(from, position), real, from);
  }

  private Object value(String text, boolean real, int from) {
    if (text.length() > Bounds.MAX_NUMBER_LENGTH) {
      position = from;
      throw error("A number may have at most " + Bounds.MAX_NUMBER_LENGTH + " characters");
    }
    if (real) {
      return Double.parseDouble(text);
    }
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException outOfRange) {
      position = from;
      throw error("The integer " + text + " does not fit into 64 bits");
    }
  }

  private int digits() {
    int from = position;
    while (position < end && Chars.isDigit(source.charAt(position))) {
      position++;
    }
    return position - from;
  }

  private boolean at(char c) {
    return position < end && source.charAt(position) == c;
  }

  /** Describes the next character for an error message. */
  String found() {
    return atEnd() ? "the end of the expression" : "'" + source.charAt(position) + "'";
  }

  SyntaxException error(String message) {
    return errorAt(message, position);
  }

  SyntaxException errorAt(String message, int place) {
    return SyntaxException.at(message, source.substring(start, end), place, start);
  }

  /** The offset of the brace that closes an interpolation; -1 if there is none. */
  static int closingBrace(String source, int from) {
    boolean quoted = false;
    for (int i = from; i < source.length(); i++) {
      char c = source.charAt(i);
      if (c == '\'') {
        quoted = !quoted;
      } else if (c == '}' && !quoted) {
        return i;
      }
    }
    return -1;
  }
}
