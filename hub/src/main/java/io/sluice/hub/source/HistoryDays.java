package io.sluice.hub.source;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How many days of segment evaluations to request: back to the last time that they could be read,
 * at most a month.
 */
final class HistoryDays {
  static final int MAX = 30;

  private HistoryDays() {}

  /**
   * The days to request.
   *
   * @param lastRead when the segments were last read; null before the first time
   */
  static int since(@Nullable Instant lastRead, Instant now) {
    if (lastRead == null) {
      return 1;
    }
    long days = Duration.between(lastRead, now).toDays() + 1;
    return (int) Math.max(1, Math.min(MAX, days));
  }
}
