package io.sluice.hub.outbound;

import io.sluice.hub.time.Time;
import java.time.Duration;

/** How far one wire attempt has come: decides what its failure means. */
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
   * To be called right before the first byte that may have an effect leaves. Fails when the time is
   * up already: a process that was stopped between permit and send must not send any more, because
   * its slot may be free again.
   */
  public void sending() {
    if (aborted || time.nanos() - startedAt >= timeout.toNanos()) {
      throw failure("its time was up before it could be sent");
    }
    sent = true;
  }

  /** How to close the connection; run at once when the attempt was given up meanwhile. */
  public void closeWith(Runnable close) {
    closing = close;
    if (aborted) {
      close.run();
    }
  }

  /** Closes the connection; nothing may be sent after. */
  void abort() {
    aborted = true;
    closing.run();
  }

  /** Whether the other side may have acted. */
  boolean isSent() {
    return sent;
  }

  /**
   * A failure without an answer: UNKNOWN when it was sent, UNAVAILABLE when it certainly was not.
   */
  OutboundException failure(String what) {
    return sent
        ? new OutboundException(Outcome.UNKNOWN, "sent, but no complete answer: " + what)
        : new OutboundException(Outcome.UNAVAILABLE, "not sent: " + what);
  }
}
