package io.sluice.hub.source;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The refresh schedules as last read, and when they are read again. */
final class ScheduleCache {
  /** Schedules change seldom: they are read once in so long, and when one seems to be missed. */
  private static final Duration EVERY = Duration.ofHours(1);

  /** In doubt about a due time they are read again so long after the last try. */
  private static final Duration DOUBT = Duration.ofMinutes(5);

  private Punctuality.SchedulePlan plan = Punctuality.SchedulePlan.NONE;
  private Instant due = Instant.MIN;
  private Instant tried = Instant.EPOCH;

  /** What was read last. */
  Punctuality.SchedulePlan plan() {
    return plan;
  }

  /** Whether the next sweep reads them. */
  boolean isDue(Instant now) {
    return !now.isBefore(due);
  }

  /** Takes what a sweep read; empty when it did not, or they were not given. */
  void take(Instant now, Optional<Object> schedules) {
    if (isDue(now)) {
      due = now.plus(EVERY);
      tried = now;
    }
    schedules.ifPresent(json -> plan = new Punctuality.SchedulePlan(Schedule.list(json), now));
  }

  /** A due time passed without its refresh: they may have been changed. */
  void doubt() {
    due = tried.plus(DOUBT);
  }
}
