package io.sluice.hub.outbound;

import io.sluice.hub.time.Time;
import java.time.Duration;

/** Progress of one attempt on the wire, which decides what a failure means. */
public final class Attempt {
  private final Time time;
  private final long startedAt;
  private final Duration timeout;
  private Runnable closing = () -> {};
  private boolean sent;
  private boolean aborted;

  Attempt(Time time, Duration timeout) {
    this.time = time;
    this.startedAt = time.nanos();
    this.timeout = timeout;
  }

  /**
   * Call immediately before the first byte that may have an effect is sent. Fails if the timeout
   * has passed: a process that was suspended between permit and send must not send, because its
   * slot may be free again.
   */
  public void sending() {
    if (aborted || time.nanos() - startedAt >= timeout.toNanos()) {
      throw failure("its timeout passed before it could be sent");
    }
    sent = true;
  }

  /** Sets how to close the connection; closes it at once if the attempt was aborted meanwhile. */
  public void closeWith(Runnable close) {
    closing = close;
    if (aborted) {
      close.run();
    }
  }

  /** Closes the connection and forbids sending. */
  void abort() {
    aborted = true;
    closing.run();
  }

  /** Whether the other side may have received the call. */
  boolean isSent() {
    return sent;
  }

  /** A failure without an answer: UNKNOWN if the call was sent, UNAVAILABLE if it was not. */
  OutboundException failure(String what) {
    return sent
        ? new OutboundException(Outcome.UNKNOWN, "sent, but no complete answer: " + what)
        : new OutboundException(Outcome.UNAVAILABLE, "not sent: " + what);
  }
}
