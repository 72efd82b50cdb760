package io.sluice.hub.store;

/** A read or write that the store could not perform; the message says why and what to do. */
public class StoreException extends RuntimeException {
  /** An exception with a message for people. */
  public StoreException(String message) {
    super(message);
  }

  /** An exception with a message for people and its cause. */
  public StoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
