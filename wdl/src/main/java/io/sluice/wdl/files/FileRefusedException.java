package io.sluice.wdl.files;

/** A zip file, or one file of a zip file or folder, was refused; the message names the rule. */
public final class FileRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception without a stack trace: a refusal is an answer, not a fault.
   *
   * @param rule one sentence without a full stop
   */
  public FileRefusedException(String rule) {
    super(rule, null, false, false);
  }

  /** The broken rule in one sentence without a full stop. */
  public String rule() {
    return String.valueOf(getMessage());
  }
}
