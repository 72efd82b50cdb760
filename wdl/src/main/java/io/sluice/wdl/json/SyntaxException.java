package io.sluice.wdl.json;

/**
 * An expression that cannot be parsed: says what was expected, where (0-based offset into the
 * string that holds it) and shows the place in an excerpt.
 */
public class SyntaxException extends RuntimeException {
  private final int position;

  public SyntaxException(String message, int position) {
    super(message, null, false, false);
    this.position = position;
  }

  /** 0-based offset into the source string. */
  public int position() {
    return position;
  }

  /** An error with an excerpt of the expression, which begins at offset {@code start}. */
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

  /** The same error with the place in the document in front. */
  public SyntaxException in(String where) {
    return where.isEmpty()
        ? this
        : new SyntaxException("In " + where + ": " + getMessage(), position);
  }
}
