package io.sluice.simulator.data;

/** A refused query or write; sent as an {@code ODataError}. */
public final class ODataException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** HTTP status. */
  private final int status;

  /** Code for programs. */
  private final String code;

  /** The parameter, table or column meant; empty for none. */
  private final String target;

  /**
   * Creates an exception.
   *
   * @param status HTTP status
   * @param code code for programs
   * @param target the parameter, table or column concerned; empty for none
   * @param message what is wrong and what to do
   */
  public ODataException(int status, String code, String target, String message) {
    super(message);
    this.status = status;
    this.code = code;
    this.target = target;
  }

  static ODataException bad(String target, String message) {
    return new ODataException(400, "BadRequest", target, message);
  }

  /** HTTP status. */
  public int status() {
    return status;
  }

  /** Code for programs. */
  public String code() {
    return code;
  }

  /** The parameter, table or column meant; empty for none. */
  public String target() {
    return target;
  }
}
