package io.sluice.hub.source;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether the list of jobs reaches back to the reading before (catalogue A25). The list holds
 * the newest jobs: while one that is known is in it, everything that came after is in it too. Pure
 * and immutable.
 *
 * @param at when jobs were taken in last; null before the first time
 * @param jobs those of the last reading, newest first as listed
 * @param blanks how often in a row the list was empty although jobs are known
 */
record JobListGaps(@Nullable Instant at, Map<String, ListedJob> jobs, int blanks) {
  /** An empty list counts only when it comes so often in a row (catalogue A10). */
  static final int CONFIRMATIONS = 3;

  static final JobListGaps NONE = new JobListGaps(null, Map.of(), 0);

  /** A job that was listed. */
  record ListedJob(@Nullable Instant submitted, boolean ended) {}

  /**
   * What a list means.
   *
   * @param believed false when the list is to be ignored for now
   * @param fresh how many jobs are listed for the first time
   */
  record JobListUpdate(JobListGaps next, boolean believed, int fresh, List<Loss> losses) {}

  /**
   * Takes in a list.
   *
   * @param asked how many jobs the list may hold
   */
  JobListUpdate take(List<Job> listed, int asked, Instant now) {
    Instant before = at;
    if (before == null) {
      return new JobListUpdate(new JobListGaps(now, known(listed), 0), true, 0, List.of());
    }
    if (listed.isEmpty() && !jobs.isEmpty() && blanks + 1 < CONFIRMATIONS) {
      return new JobListUpdate(new JobListGaps(before, jobs, blanks + 1), false, 0, List.of());
    }
    Map<String, ListedJob> next = known(listed);
    int fresh = (int) listed.stream().filter(job -> !jobs.containsKey(job.id())).count();
    List<Loss> losses = new ArrayList<>();
    if (fresh == listed.size() && (!jobs.isEmpty() || listed.size() >= asked)) {
      losses.add(new Loss(Loss.JOBS, before, now, cutOff(listed.size())));
    }
    Instant newest = newest(listed).orElse(null);
    jobs.forEach(
        (id, job) -> {
          Instant submitted = job.submitted();
          boolean stale = newest != null && submitted != null && submitted.isAfter(newest);
          if (!next.containsKey(id) && stale) {
            next.put(id, job);
          } else if (!next.containsKey(id) && !job.ended()) {
            losses.add(vanished(id, submitted == null ? before : submitted, before, now));
          }
        });
    return new JobListUpdate(new JobListGaps(now, next, 0), true, fresh, losses);
  }

  private static String cutOff(int listed) {
    return listed == 0
        ? "may have missed ends of jobs: the list of jobs is empty, though it was not before"
        : "may have missed ends of jobs: none of the "
            + listed
            + " jobs listed now was known before, so older ones may have come and gone unseen";
  }

  private static Loss vanished(String id, Instant submitted, Instant before, Instant now) {
    Instant from = submitted.isBefore(before) ? submitted : before;
    return new Loss(
        Loss.JOBS,
        from,
        now,
        "may have missed the end of job " + id + ": it was running and is not listed any more");
  }

  private static Map<String, ListedJob> known(List<Job> listed) {
    Map<String, ListedJob> known = new LinkedHashMap<>();
    for (Job job : listed) {
      known.put(job.id(), new ListedJob(job.submittedAt().orElse(null), job.ended()));
    }
    return known;
  }

  private static Optional<Instant> newest(List<Job> listed) {
    return listed.stream().flatMap(job -> job.submittedAt().stream()).max(Instant::compareTo);
  }

  String text() {
    List<Object> rows = new ArrayList<>();
    jobs.forEach(
        (id, job) ->
            rows.add(
                StateJson.of(
                    List.of("id", "submitted", "ended"),
                    id,
                    StateJson.time(job.submitted()),
                    job.ended())));
    return StateJson.write(
        StateJson.of(
            List.of("at", "blanks", "jobs"), StateJson.time(at), Integer.toString(blanks), rows));
  }

  static JobListGaps parse(@Nullable String text) {
    Fields tree = StateJson.read(text);
    Map<String, ListedJob> jobs = new LinkedHashMap<>();
    for (Fields row : tree.children("jobs")) {
      jobs.put(
          row.id("id").orElse(""),
          new ListedJob(row.time("submitted").orElse(null), row.is("ended")));
    }
    int blanks = tree.text("blanks").map(Integer::parseInt).orElse(0);
    return new JobListGaps(tree.time("at").orElse(null), jobs, blanks);
  }
}
