package io.sluice.hub.source;

import io.sluice.hub.source.Punctuality.SchedulePlan;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The refresh schedules as last read, and when to read them again. */
final class ScheduleCache {
  /** Schedules seldom change, so one call an hour is enough. */
  private static final Duration READ_EVERY = Duration.ofHours(1);

  /** The shortest time between two reads, used when a scheduled refresh seems to be missed. */
  private static final Duration VERIFY_AFTER = Duration.ofMinutes(5);

  private SchedulePlan plan = SchedulePlan.NONE;
  private Instant due = Instant.MIN;
  private Instant tried = Instant.EPOCH;

  SchedulePlan plan() {
    return plan;
  }

  /** Whether the next sweep reads the schedules. */
  boolean isDue(Instant now) {
    return !now.isBefore(due);
  }

  /** Takes what a sweep read; empty when it did not read the schedules or could not. */
  void take(Instant now, Optional<Object> schedules) {
    if (isDue(now)) {
      due = now.plus(READ_EVERY);
      tried = now;
    }
    schedules.ifPresent(json -> plan = new SchedulePlan(Schedule.list(json), now));
  }

  /** A due time passed without its refresh: the schedules may have been changed. */
  void verify() {
    due = tried.plus(VERIFY_AFTER);
  }
}
