package io.sluice.hub.source;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Detects scheduled refreshes that did not happen. Pure and immutable.
 *
 * @param judged up to when the due times of each schedule have been judged, by schedule key
 * @param missing the latest missed due time of each schedule, until a later job is submitted
 */
record Punctuality(Map<String, Instant> judged, Map<String, Instant> missing) {
  /** Tolerance for a job that is submitted after its due time. */
  static final Duration TOLERANCE = Duration.ofMinutes(15);

  /** Tolerance for a job that is submitted before its due time, by clock skew. */
  private static final Duration EARLY = Duration.ofMinutes(1);

  /** The most due times of one schedule that are judged in one sweep. */
  private static final int MAX_DUE_TIMES = 50;

  static final Punctuality NONE = new Punctuality(Map.of(), Map.of());

  /**
   * The schedules as last read.
   *
   * @param readAt null before they were first read
   */
  record SchedulePlan(List<Schedule> schedules, @Nullable Instant readAt) {
    static final SchedulePlan NONE = new SchedulePlan(List.of(), null);
  }

  /**
   * The jobs as listed.
   *
   * @param whole whether the list holds every job there ever was, not only the newest
   */
  record JobList(List<Job> jobs, boolean whole) {
    /** Whether a job submitted at that time would still be listed. */
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
   * @param times how many due times were missed since the last judgement
   */
  record MissedRefresh(Schedule schedule, Instant due, int times) {}

  /**
   * The judgement of one sweep.
   *
   * @param doubtful whether a due time passed without a job after the schedules were last read; it
   *     is judged only after they have been read again, because they may have changed
   */
  record PunctualityUpdate(Punctuality next, List<MissedRefresh> missed, boolean doubtful) {}

  /** Judges the due times up to {@link #TOLERANCE} ago. */
  PunctualityUpdate take(SchedulePlan plan, JobList listed, Instant now) {
    Map<String, Instant> settled = new LinkedHashMap<>();
    Map<String, Instant> open = new LinkedHashMap<>();
    List<MissedRefresh> missed = new ArrayList<>();
    boolean doubtful = false;
    Instant tolerated = now.minus(TOLERANCE);
    for (Schedule schedule : plan.schedules()) {
      // Judged beyond now: the clock was set back meanwhile.
      Instant known = judged.getOrDefault(schedule.key(), now);
      Instant from = known.isAfter(now) ? now : known;
      Instant until = from.isAfter(tolerated) ? from : tolerated;
      Instant lost = missing.get(schedule.key());
      int times = 0;
      for (Instant due : schedule.due(from, until, MAX_DUE_TIMES)) {
        boolean submitted = listed.has(schedule, due.minus(EARLY), due.plus(TOLERANCE));
        if (!submitted && listed.reaches(due)) {
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
