package io.sluice.wdl.expression;

import io.sluice.wdl.json.Bounds;
import io.sluice.wdl.json.Chars;
import io.sluice.wdl.json.SyntaxException;

/**
 * Reads the tokens of one expression out of a longer string, on demand, for the parser knows what
 * may come next. Positions are offsets into the whole string.
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

  /** The next character that is not white space, or 0 at the end. */
  char peek() {
    while (position < end && Chars.isWhiteSpace(source.charAt(position))) {
      position++;
    }
    return position < end ? source.charAt(position) : 0;
  }

  /** Takes the given character when it is the next one. */
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

  /** A string literal; the opening quote is next. */
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
    throw error("The string that begins here is not closed: its last quote is missing");
  }

  /** Characters up to the next one that cannot stand in a name; may be empty. */
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

  /** True when a number begins at the next character. */
  boolean numberAhead() {
    char c = peek();
    return c == '+' || c == '-' || c == '.' || Chars.isDigit(c);
  }

  /** A number literal: a Long, or a Double when it has a point or an exponent. */
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
      throw error("A number may have " + Bounds.MAX_NUMBER_LENGTH + " characters");
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

  /** What stands at the position, in words. */
  String found() {
    return atEnd() ? "the end of the expression" : "'" + source.charAt(position) + "'";
  }

  SyntaxException error(String message) {
    return errorAt(message, position);
  }

  SyntaxException errorAt(String message, int place) {
    return SyntaxException.at(message, source.substring(start, end), place, start);
  }

  /** The offset just behind the brace that closes an interpolation, or -1 when none does. */
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
