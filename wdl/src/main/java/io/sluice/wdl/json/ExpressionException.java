package io.sluice.wdl.json;

/**
 * An expression that cannot be evaluated. The message is the one that the language's hosts give
 * where it is known; the code is {@code InvalidTemplate} or another of the error codes of run
 * records.
 */
public class ExpressionException extends RuntimeException {
  private final String code;

  public ExpressionException(String code, String message) {
    super(message, null, false, false);
    this.code = code;
  }

  public ExpressionException(String message) {
    this("InvalidTemplate", message);
  }

  /** The error code as run records name it. */
  public String code() {
    return code;
  }
}
