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
 * Which ends of tasks, unifications and jobs were taken in already, by id, so that each counts once
 * however often the API lists it and in whatever order. Ids are kept while the API lists their job.
 * Immutable.
 *
 * @param started false before the first reading
 * @param began the latest end that the first reading listed as history; the list is cut, so that
 *     older ends may show later, when newer jobs are deleted or the list is allowed to be longer
 * @param ids what was taken in: task ids (marked when they failed), job ids, and merge task ids
 *     with a mark for their unification; and, marked too, the jobs that have not ended
 */
record ReportedEnds(boolean started, Instant began, Set<String> ids) {
  /** Before anything was read. */
  static final ReportedEnds NONE = new ReportedEnds(false, Instant.MIN, Set.of());

  private static final String UNIFIED = "unified:";
  private static final String FAILED = "failed:";
  private static final String OPEN = "open:";
  private static final String BEGAN = "began:";

  /** What is newly ended, in the order of the ends, and the watermark after taking it in. */
  record ReportedEndsUpdate(List<WorkflowEnd> ends, ReportedEnds next) {}

  /** The end of a task, of a unification (task null, unified) or of a whole job (task null). */
  record WorkflowEnd(Job job, Job.@Nullable JobTask task, boolean unified) {
    Instant at(Instant otherwise) {
      Job.JobTask of = unified ? merge(job) : task;
      return (of == null ? job.endedAt() : of.endedAt()).orElse(otherwise);
    }
  }

  /**
   * Takes in what is listed now.
   *
   * @param since at the first reading, what ended before this moment is history; later ends count
   * @param now the time of an end that has none of its own
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
    // A stable sort: ends of the same moment stay in the order task, unification, job.
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

  /** Whether a job was not listed at the reading before. */
  private boolean isFresh(Job job) {
    return !ids.contains(job.id()) && !ids.contains(OPEN + job.id());
  }

  /**
   * A success is final; after a failure a success may still come, when the service tries again, and
   * counts as well. A failure counts once, whether its next try is visible or not.
   */
  private void note(Job.JobTask task, WorkflowEnd end, List<WorkflowEnd> ends, Set<String> next) {
    boolean done = ids.contains(task.id());
    note(task.ended() && !task.failed(), task.id(), end, ends, next);
    if (done) {
      return;
    }
    note(task.failed(), FAILED + task.id(), end, ends, next);
  }

  /** A task that several jobs share is listed in each of them and ends once. */
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

  /** The watermark as text, to be read by {@link #parse}. */
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
