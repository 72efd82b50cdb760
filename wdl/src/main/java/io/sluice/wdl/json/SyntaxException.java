package io.sluice.wdl.json;

/**
 * Thrown if an expression or a JSON text cannot be parsed. The message says what was expected and
 * where, with an excerpt of the source. It has no stack trace, because it is an expected outcome.
 */
public class SyntaxException extends RuntimeException {
  private final int position;

  /**
   * A syntax error.
   *
   * @param position 0-based offset into the source string
   */
  public SyntaxException(String message, int position) {
    super(message, null, false, false);
    this.position = position;
  }

  /** 0-based offset into the source string. */
  public int position() {
    return position;
  }

  /**
   * A syntax error with an excerpt of the source.
   *
   * @param expression the part of the source string to take the excerpt from
   * @param position 0-based offset of the error into the source string
   * @param start 0-based offset of the expression into the source string
   */
  public static SyntaxException at(String message, String expression, int position, int start) {
    int place = Math.max(0, Math.min(position - start, expression.length()));
    int from = Math.max(0, place - Bounds.EXCERPT);
    int to = Math.min(expression.length(), place + Bounds.EXCERPT);
    String before = (from > 0 ? "..." : "") + expression.substring(from, place);
    String after = expression.substring(place, to) + (to < expression.length() ? "..." : "");
    return new SyntaxException(
        message + " (character " + (position + 1) + ": " + before + " >>> " + after + ")",
        position);
  }

  /** The same error with the path in the document prepended; an empty path changes nothing. */
  public SyntaxException in(String where) {
    return where.isEmpty()
        ? this
        : new SyntaxException("In " + where + ": " + getMessage(), position);
  }
}
