package io.sluice.hub.flow.expression;

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
}
