package io.sluice.hub.outbound;

/** A call that got no answer; the outcome says whether it may have been done all the same. */
public final class OutboundException extends RuntimeException {
  private final Outcome outcome;

  public OutboundException(Outcome outcome, String message) {
    super(message, null, false, false);
    this.outcome = outcome;
  }

  /**
   * REJECTED (address refused), THROTTLED (no permit), UNAVAILABLE (not connected), UNKNOWN (sent,
   * no answer).
   */
  public Outcome outcome() {
    return outcome;
  }
}
