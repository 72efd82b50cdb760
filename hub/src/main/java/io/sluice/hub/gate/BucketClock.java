package io.sluice.hub.gate;

import io.sluice.hub.time.Time;
import io.vertx.core.Vertx;
import java.time.Instant;

/**
 * The monotonic clock of all buckets, with timers on it. Times are nanoseconds since the gate
 * started, so that a step of the wall clock neither frees nor holds a slot.
 */
final class BucketClock {
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final Vertx vertx;
  private final Time time;
  private final Instant startedAt;
  private final long origin;

  BucketClock(Vertx vertx, Time time) {
    this.vertx = vertx;
    this.time = time;
    this.startedAt = time.instant();
    this.origin = time.nanos();
  }

  /** Nanoseconds since the gate started. */
  long now() {
    return time.nanos() - origin;
  }

  /** The wall clock. */
  Instant wallClock() {
    return time.instant();
  }

  /**
   * Timestamp of a moment in the ledger. Timestamps of one process advance like its monotonic
   * clock, whatever happens to the wall clock.
   */
  Instant timestamp(long nanos) {
    return startedAt.plusNanos(nanos);
  }

  /** Runs an action at the given time, or as soon as possible if that has passed. */
  long schedule(long at, Runnable action) {
    long nanos = Math.max(0, at - now());
    long millis = nanos / NANOS_PER_MILLI + (nanos % NANOS_PER_MILLI > 0 ? 1 : 0);
    return vertx.setTimer(Math.max(1, millis), fired -> action.run());
  }

  /** Cancels a scheduled action; does nothing if it has run. */
  void cancel(long timer) {
    vertx.cancelTimer(timer);
  }

  /** Runs an action after the current event, with an empty call stack. */
  void runLater(Runnable action) {
    vertx.runOnContext(turn -> action.run());
  }
}
