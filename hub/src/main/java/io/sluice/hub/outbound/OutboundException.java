package io.sluice.hub.outbound;

/** A call without an answer; its outcome states whether the other side may have processed it. */
public final class OutboundException extends RuntimeException {
  private final Outcome outcome;

  public OutboundException(Outcome outcome, String message) {
    super(message, null, false, false);
    this.outcome = outcome;
  }

  /**
   * REJECTED (invalid or forbidden), THROTTLED (no permit), UNAVAILABLE (not sent) or UNKNOWN
   * (sent, no answer).
   */
  public Outcome outcome() {
    return outcome;
  }
}
