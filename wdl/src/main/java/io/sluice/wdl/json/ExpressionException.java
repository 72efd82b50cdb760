package io.sluice.wdl.json;

/**
 * Thrown if an expression cannot be evaluated. The message follows the wording of Power Automate
 * where that is known. It has no stack trace, because it is an expected outcome.
 */
public class ExpressionException extends RuntimeException {
  private final String code;

  /**
   * An error with a code.
   *
   * @param code error code of run records, for example {@code InvalidTemplate}
   * @param message one or more sentences for the flow's author
   */
  public ExpressionException(String code, String message) {
    super(message, null, false, false);
    this.code = code;
  }

  /** An error with the code {@code InvalidTemplate}. */
  public ExpressionException(String message) {
    this("InvalidTemplate", message);
  }

  /** The error code of run records. */
  public String code() {
    return code;
  }
}
