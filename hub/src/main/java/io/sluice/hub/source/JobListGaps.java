package io.sluice.hub.source;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Detects whether the list of jobs still reaches back to the sweep before. The list holds the
 * newest jobs only: while it contains a known job, it contains every newer one too. Pure and
 * immutable.
 *
 * @param at when jobs were last read; null before the first time
 * @param jobs the jobs of that list, in its order
 * @param blanks how many times in a row the list was empty although jobs are known
 */
record JobListGaps(@Nullable Instant at, Map<String, ListedJob> jobs, int blanks) {
  /** An empty list is believed only after this many in a row; a single one may be a glitch. */
  static final int CONFIRMATIONS = 3;

  static final JobListGaps NONE = new JobListGaps(null, Map.of(), 0);

  /** A job of the last list. */
  record ListedJob(@Nullable Instant submitted, boolean ended) {}

  /**
   * The outcome for one list.
   *
   * @param believed false when the list must be ignored for now
   * @param fresh how many jobs are listed for the first time
   */
  record JobListUpdate(JobListGaps next, boolean believed, int fresh, List<Loss> losses) {}

  /**
   * Compares a list with the one before.
   *
   * @param requested how many jobs the list may hold
   */
  JobListUpdate take(List<Job> listed, int requested, Instant now) {
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
    if (fresh == listed.size() && (!jobs.isEmpty() || listed.size() >= requested)) {
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
