package io.sluice.hub.source;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells which scheduled refreshes did not happen. Pure and immutable.
 *
 * @param judged up to when each schedule's due times are settled, by the schedule's key
 * @param missing the latest due time of a schedule that no job came for, until one comes
 */
record Punctuality(Map<String, Instant> judged, Map<String, Instant> missing) {
  /** A job may be submitted so long after its due time, or a minute before it. */
  static final Duration TOLERANCE = Duration.ofMinutes(15);

  private static final Duration EARLY = Duration.ofMinutes(1);

  /** Due times of one schedule that one sweep settles. */
  private static final int MOST = 50;

  static final Punctuality NONE = new Punctuality(Map.of(), Map.of());

  /**
   * The schedules as last read.
   *
   * @param readAt null before the first time
   */
  record SchedulePlan(List<Schedule> schedules, @Nullable Instant readAt) {
    static final SchedulePlan NONE = new SchedulePlan(List.of(), null);
  }

  /**
   * The list of jobs.
   *
   * @param whole whether it holds all jobs there ever were, and not only the newest
   */
  record JobList(List<Job> jobs, boolean whole) {
    boolean reaches(Instant due) {
      return whole
          || jobs.stream()
              .flatMap(job -> job.submittedAt().stream())
              .anyMatch(submitted -> submitted.isBefore(due.minus(EARLY)));
    }

    private boolean has(Schedule schedule, Instant from, @Nullable Instant to) {
      return jobs.stream()
          .filter(job -> job.submission().equals("scheduled"))
          .filter(job -> job.operation().equals(schedule.operation()))
          .flatMap(job -> job.submittedAt().stream())
          .anyMatch(at -> !at.isBefore(from) && (to == null || !at.isAfter(to)));
    }
  }

  /**
   * Refreshes of one schedule that did not happen.
   *
   * @param due the latest due time
   * @param times how many due times that one stands for; more than one when nobody judged for long
   */
  record MissedRefresh(Schedule schedule, Instant due, int times) {}

  /**
   * What is settled now.
   *
   * @param doubtful a due time passed without a job, but the schedules were read before it: they
   *     are to be read again before it is judged
   */
  record PunctualityUpdate(Punctuality next, List<MissedRefresh> missed, boolean doubtful) {}

  /** Judges the due times up to the tolerance ago. */
  PunctualityUpdate take(SchedulePlan plan, JobList listed, Instant now) {
    Map<String, Instant> settled = new LinkedHashMap<>();
    Map<String, Instant> open = new LinkedHashMap<>();
    List<MissedRefresh> missed = new ArrayList<>();
    boolean doubtful = false;
    Instant edge = now.minus(TOLERANCE);
    for (Schedule schedule : plan.schedules()) {
      // What was judged up to later than now was judged by a clock that was ahead.
      Instant known = judged.getOrDefault(schedule.key(), now);
      Instant from = known.isAfter(now) ? now : known;
      Instant until = from.isAfter(edge) ? from : edge;
      Instant lost = missing.get(schedule.key());
      int times = 0;
      for (Instant due : schedule.due(from, until, MOST)) {
        boolean came = listed.has(schedule, due.minus(EARLY), due.plus(TOLERANCE));
        if (!came && listed.reaches(due)) {
          Instant readAt = plan.readAt();
          if (readAt == null || readAt.isBefore(due)) {
            doubtful = true;
            until = due.minusNanos(1);
            break;
          }
          lost = due;
          times++;
        }
      }
      if (times > 0 && lost != null) {
        missed.add(new MissedRefresh(schedule, lost, times));
      }
      settled.put(schedule.key(), until);
      if (lost != null && schedule.active() && !listed.has(schedule, lost.minus(EARLY), null)) {
        open.put(schedule.key(), lost);
      }
    }
    return new PunctualityUpdate(new Punctuality(settled, open), missed, doubtful);
  }

  String text() {
    Map<String, Object> settled = new LinkedHashMap<>();
    judged.forEach((key, at) -> settled.put(key, at.toString()));
    Map<String, Object> open = new LinkedHashMap<>();
    missing.forEach((key, at) -> open.put(key, at.toString()));
    return StateJson.write(StateJson.of(List.of("judged", "missing"), settled, open));
  }

  static Punctuality parse(@Nullable String text) {
    Fields tree = StateJson.read(text);
    return new Punctuality(times(tree.child("judged")), times(tree.child("missing")));
  }

  private static Map<String, Instant> times(Fields tree) {
    Map<String, Instant> times = new LinkedHashMap<>();
    for (Object key : tree.map().keySet()) {
      tree.time(String.valueOf(key)).ifPresent(at -> times.put(String.valueOf(key), at));
    }
    return times;
  }
}
