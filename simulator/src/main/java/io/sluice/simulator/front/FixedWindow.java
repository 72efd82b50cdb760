package io.sluice.simulator.front;

import java.time.Duration;
import java.time.Instant;

/**
 * Fixed-window rate limit: at most N admitted calls between two multiples of the window's length
 * since 1970. Allows up to 2N calls around a window boundary. An alternative to {@link
 * SlidingWindow} for testing clients.
 */
public final class FixedWindow implements CallLimit {
  private final int calls;
  private final long lengthMillis;
  private long current = Long.MIN_VALUE;
  private int admitted;

  /**
   * Creates an empty window.
   *
   * @param calls calls per window, at least 1
   * @param length length of the window, at least one millisecond
   */
  public FixedWindow(int calls, Duration length) {
    if (calls < 1) {
      throw new IllegalArgumentException("calls per window must be at least 1, not " + calls);
    }
    if (length.toMillis() < 1) {
      throw new IllegalArgumentException("window must be at least 1 ms, not " + length);
    }
    this.calls = calls;
    this.lengthMillis = length.toMillis();
  }

  @Override
  public Duration tryTake(Instant now) {
    long window = Math.floorDiv(now.toEpochMilli(), lengthMillis);
    if (window > current) {
      current = window;
      admitted = 0;
    }
    if (admitted >= calls) {
      return Duration.ofMillis((current + 1) * lengthMillis - now.toEpochMilli());
    }
    admitted++;
    return Duration.ZERO;
  }

  @Override
  public void clear() {
    admitted = 0;
    current = Long.MIN_VALUE;
  }
}
