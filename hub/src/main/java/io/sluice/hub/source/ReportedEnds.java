package io.sluice.hub.source;

import io.sluice.hub.trigger.ApiIds;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The ends of tasks, unifications and jobs that have been reported, by id, so that each is reported
 * once, however often and in whatever order the API lists it. Ids are kept while the API lists
 * their job. Immutable.
 *
 * @param started false before the first sweep
 * @param began the latest end that the first sweep found as history. The API's list is limited, so
 *     older ends may be listed later, when newer jobs are deleted or a longer list is requested
 * @param ids ids of tasks (with a prefix when they failed), jobs, and merge tasks with a prefix for
 *     their unification; also, with a prefix, the jobs that have not ended
 */
record ReportedEnds(boolean started, Instant began, Set<String> ids) {
  /** Before the first sweep. */
  static final ReportedEnds NONE = new ReportedEnds(false, Instant.MIN, Set.of());

  private static final String UNIFIED = "unified:";
  private static final String FAILED = "failed:";
  private static final String OPEN = "open:";
  private static final String BEGAN = "began:";

  /** The ends that are new, in the order of their times. */
  record ReportedEndsUpdate(List<WorkflowEnd> ends, ReportedEnds next) {}

  /** The end of a task, of a unification (task null, unified) or of a whole job (task null). */
  record WorkflowEnd(Job job, Job.@Nullable JobTask task, boolean unified) {
    Instant at(Instant otherwise) {
      Job.JobTask of = unified ? merge(job) : task;
      return (of == null ? job.endedAt() : of.endedAt()).orElse(otherwise);
    }
  }

  /**
   * Finds the new ends among the listed jobs.
   *
   * @param since in the first sweep, ends before this time are history and not reported
   * @param now the time of an end without a time of its own
   */
  ReportedEndsUpdate take(List<Job> jobs, Instant since, Instant now) {
    List<WorkflowEnd> ends = new ArrayList<>();
    Set<String> next = new LinkedHashSet<>();
    for (Job job : jobs) {
      if (!job.ended()) {
        next.add(OPEN + job.id());
      }
      for (Job.JobTask task : job.tasks()) {
        note(task, new WorkflowEnd(job, task, false), ends, next);
      }
      Job.JobTask merge = merge(job);
      if (merge != null) {
        note(merge.ended(), UNIFIED + merge.id(), new WorkflowEnd(job, null, true), ends, next);
      }
      note(job.ended(), job.id(), new WorkflowEnd(job, null, false), ends, next);
    }
    // The sort is stable: at the same time, the order stays task, unification, job.
    ends.sort(Comparator.comparing(end -> end.at(now)));
    if (started) {
      ends.removeIf(end -> isFresh(end.job()) && !end.at(now).isAfter(began));
      return new ReportedEndsUpdate(ends, new ReportedEnds(true, began, next));
    }
    Instant latest = Instant.MIN;
    for (WorkflowEnd end : ends) {
      Instant at = end.at(Instant.MIN);
      latest = at.isBefore(since) && at.isAfter(latest) ? at : latest;
    }
    ends.removeIf(end -> end.at(Instant.MIN).isBefore(since));
    return new ReportedEndsUpdate(ends, new ReportedEnds(true, latest, next));
  }

  /** Whether a job was not listed in the sweep before. */
  private boolean isFresh(Job job) {
    return !ids.contains(job.id()) && !ids.contains(OPEN + job.id());
  }

  /**
   * A success is final. A failure may be followed by a success, when the service retries, and both
   * are reported. A failure is reported once, whether its retry is visible or not.
   */
  private void note(Job.JobTask task, WorkflowEnd end, List<WorkflowEnd> ends, Set<String> next) {
    boolean done = ids.contains(task.id());
    note(task.ended() && !task.failed(), task.id(), end, ends, next);
    if (done) {
      return;
    }
    note(task.failed(), FAILED + task.id(), end, ends, next);
  }

  /** A task that several jobs share is listed in each of them but ends once. */
  private void note(
      boolean ended, String id, WorkflowEnd end, List<WorkflowEnd> ends, Set<String> next) {
    boolean known = ids.contains(id);
    if ((known || ended) && next.add(id) && !known) {
      ends.add(end);
    }
  }

  private static Job.@Nullable JobTask merge(Job job) {
    return job.tasks().stream()
        .filter(task -> task.operation().equals("merge"))
        .findFirst()
        .orElse(null);
  }

  /** This set as text, to be read by {@link #parse}. */
  String text() {
    List<String> all = new ArrayList<>();
    if (began.isAfter(Instant.MIN)) {
      all.add(BEGAN + began);
    }
    all.addAll(ids);
    return String.join(",", all);
  }

  static ReportedEnds parse(String text) {
    Set<String> ids = new LinkedHashSet<>();
    Instant began = Instant.MIN;
    for (String id : text.isEmpty() ? List.<String>of() : List.of(text.split(",", -1))) {
      int mark = id.indexOf(':') + 1;
      if (id.startsWith(BEGAN)) {
        began = Instant.parse(id.substring(mark));
      } else {
        ids.add(id.substring(0, mark) + ApiIds.of(id.substring(mark)));
      }
    }
    return new ReportedEnds(true, began, ids);
  }
}
