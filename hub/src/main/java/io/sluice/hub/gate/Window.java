package io.sluice.hub.gate;

import java.time.Duration;

/**
 * A limit: at most {@code limit} calls in any period of the given length.
 *
 * @param limit calls, at least 1
 * @param length from 1 ms to 7 days
 */
public record Window(int limit, Duration length) {
  private static final Duration MIN_LENGTH = Duration.ofMillis(1);
  private static final Duration MAX_LENGTH = Duration.ofDays(7);

  public Window {
    if (limit < 1) {
      throw new IllegalArgumentException("a window allows at least 1 call, not " + limit);
    }
    if (length.compareTo(MIN_LENGTH) < 0 || length.compareTo(MAX_LENGTH) > 0) {
      throw new IllegalArgumentException("a window lasts from 1 ms to 7 days, not " + length);
    }
  }

  /** A window whose length is given in seconds. */
  public static Window of(int limit, long seconds) {
    return new Window(limit, Duration.ofSeconds(seconds));
  }

  /**
   * How long a slot stays busy after the end of its call, in nanoseconds: the length of the window,
   * 1 ms because a server may count both ends of a window, and 500 ppm because this machine's clock
   * may run fast.
   */
  long holdNanos() {
    long nanos = length.toNanos();
    return nanos + nanos / 2_000 + 1_000_000;
  }
}
