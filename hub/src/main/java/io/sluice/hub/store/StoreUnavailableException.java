package io.sluice.hub.store;

/** The store accepts no writes, temporarily or until a restart. */
public final class StoreUnavailableException extends StoreException {
  private final String advice;

  /**
   * An exception with advice.
   *
   * @param advice what is wrong and what to do, without paths or names: callers from outside may
   *     read it
   * @param detail the message of the database or the system
   */
  public StoreUnavailableException(String advice, String detail, Throwable cause) {
    super(advice + " (" + detail + ")", cause);
    this.advice = advice;
  }

  /** Cause and advice, without paths or names. */
  public String advice() {
    return advice;
  }
}
