package io.sluice.hub.source;

import java.time.Duration;
import java.time.Instant;

/**
 * For how many days back the evaluations of segments are asked for: to the sweep before, and at
 * most a month.
 */
final class HistoryDays {
  private static final int MOST = 30;

  private HistoryDays() {}

  static int since(Instant lastSweep, Instant now) {
    if (lastSweep.equals(Instant.EPOCH)) {
      return 1;
    }
    long days = Duration.between(lastSweep, now).toDays() + 1;
    return (int) Math.max(1, Math.min(MOST, days));
  }
}
