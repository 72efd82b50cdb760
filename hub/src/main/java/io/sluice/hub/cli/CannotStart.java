package io.sluice.hub.cli;

/** A hub or simulator that cannot be started as asked, in one sentence for people. */
final class CannotStart extends RuntimeException {
  CannotStart(String message) {
    super(message, null, false, false);
  }
}
