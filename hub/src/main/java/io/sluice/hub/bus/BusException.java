package io.sluice.hub.bus;

/** A failed request over the bus, with a message for people. */
public final class BusException extends RuntimeException {
  private final Failure failure;

  public BusException(Failure failure, String message) {
    super(message, null, false, false);
    this.failure = failure;
  }

  /** The kind of failure. */
  public Failure failure() {
    return failure;
  }
}
