package io.sluice.hub.bus;

/** A request over the bus that failed, with the reason in words. */
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
