package io.sluice.wdl.files;

/** A zip file was refused; the message names the rule that it breaks. */
public final class ZipRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception without a stack trace: a refusal is an answer, not a fault.
   *
   * @param rule one sentence without a full stop
   */
  ZipRefusedException(String rule) {
    super(rule, null, false, false);
  }

  /** The broken rule in one sentence without a full stop. */
  public String rule() {
    return String.valueOf(getMessage());
  }
}
