package io.sluice.hub.store;

/** The store as a whole takes no writes, for now or for good. */
public final class StoreUnavailableException extends StoreException {
  private final String advice;

  /**
   * A trouble.
   *
   * @param advice what is wrong and what to do, without paths or names: strangers may read it
   * @param detail what the system said
   */
  public StoreUnavailableException(String advice, String detail, Throwable cause) {
    super(advice + " (" + detail + ")", cause);
    this.advice = advice;
  }

  /** What is wrong and what to do, without paths or names. */
  public String advice() {
    return advice;
  }
}
