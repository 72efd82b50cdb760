package io.sluice.hub.app;

/** A hub or simulator that cannot be started as asked, in one sentence for people. */
public final class StartupException extends RuntimeException {
  public StartupException(String message) {
    super(message, null, false, false);
  }
}
