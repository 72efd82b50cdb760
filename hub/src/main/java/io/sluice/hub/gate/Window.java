package io.sluice.hub.gate;

import java.time.Duration;

/**
 * At most so many calls in any stretch of time of the given length.
 *
 * @param limit calls, at least 1
 * @param length from 1 ms to 7 days
 */
public record Window(int limit, Duration length) {
  private static final Duration SHORTEST = Duration.ofMillis(1);
  private static final Duration LONGEST = Duration.ofDays(7);

  public Window {
    if (limit < 1) {
      throw new IllegalArgumentException("a window allows at least 1 call, not " + limit);
    }
    if (length.compareTo(SHORTEST) < 0 || length.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("a window lasts from 1 ms to 7 days, not " + length);
    }
  }

  /** A window in whole seconds. */
  public static Window of(int limit, long seconds) {
    return new Window(limit, Duration.ofSeconds(seconds));
  }

  /**
   * How long a slot stays busy after its call ended, in nanoseconds: the length, 1 ms because
   * windows may count both of their ends, and 500 ppm because our clock may be fast.
   */
  long holdNanos() {
    long nanos = length.toNanos();
    return nanos + nanos / 2_000 + 1_000_000;
  }
}
