package io.sluice.wdl;

import java.time.Instant;

/** The time of a run. Used by one run, on one thread. */
public interface RunClock {
  /** The current time. */
  Instant now();

  /**
   * Returns as soon as the time is reached, at once if it has passed. {@link #now} is not before it
   * afterwards.
   *
   * @param due end of a delay, of a retry interval or of a time limit
   */
  void waitUntil(Instant due);

  /** A virtual clock that jumps to the due time instead of waiting. Operations take no time. */
  static RunClock virtual(Instant start) {
    return new VirtualClock(start);
  }
}
