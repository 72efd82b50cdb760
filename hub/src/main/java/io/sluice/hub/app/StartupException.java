package io.sluice.hub.app;

/** A hub or simulator cannot start; the message is a sentence for the user. */
public final class StartupException extends RuntimeException {
  /** A failure that the user can correct. */
  public StartupException(String message) {
    super(message, null, false, false);
  }
}
