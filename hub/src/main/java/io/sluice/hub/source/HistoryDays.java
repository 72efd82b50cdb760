package io.sluice.hub.source;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * For how many days back the evaluations of segments are asked for: to the last time that they
 * could be read, and at most a month.
 */
final class HistoryDays {
  static final int MAX = 30;

  private HistoryDays() {}

  /**
   * The days to ask for.
   *
   * @param lastRead when the segments were read last; null before the first time
   */
  static int since(@Nullable Instant lastRead, Instant now) {
    if (lastRead == null) {
      return 1;
    }
    long days = Duration.between(lastRead, now).toDays() + 1;
    return (int) Math.max(1, Math.min(MAX, days));
  }
}
