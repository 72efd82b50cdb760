package io.sluice.wdl.files;

/** A zip file that is not read: says which rule it breaks. */
public final class ZipRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  ZipRefusedException(String message) {
    super(message, null, false, false);
  }

  /** The rule, in words. */
  public String rule() {
    return String.valueOf(getMessage());
  }
}
