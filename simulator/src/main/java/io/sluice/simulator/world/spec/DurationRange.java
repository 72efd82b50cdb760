package io.sluice.simulator.world.spec;

import java.time.Duration;

/**
 * A range of durations, bounds included.
 *
 * @param min at least zero
 * @param max at least {@code min}
 */
public record DurationRange(Duration min, Duration max) {

  /** Rejects a negative or reversed range. */
  public DurationRange {
    if (min.isNegative() || max.compareTo(min) < 0) {
      throw new IllegalArgumentException(
          "A range of durations needs 0 <= min <= max, not " + min + " to " + max);
    }
  }

  /** Maps a draw from [0, 1) to a duration in the range, in whole milliseconds. */
  public Duration at(double draw) {
    long span = max.toMillis() - min.toMillis();
    return min.plusMillis((long) (draw * (span + 1)));
  }
}
