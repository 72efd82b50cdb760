package io.sluice.hub.source;

import io.sluice.hub.source.Job.TaskError;
import io.sluice.hub.trigger.EntityRef;
import io.sluice.hub.trigger.Triggers.JobEnd;
import io.sluice.hub.trigger.Triggers.Observation;
import io.sluice.hub.trigger.Triggers.TaskEnd;
import io.sluice.hub.trigger.Triggers.TaskRef;
import io.sluice.hub.trigger.WorkStatus;
import io.sluice.hub.trigger.WorkStatus.WorkState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Turns the answers of one sweep into an observation: a pure function of (reported ends, answers).
 * A list that could not be read changes nothing: no end is reported and nothing counts as gone.
 */
final class SweepObserver {
  private SweepObserver() {}

  /**
   * The circumstances of a sweep.
   *
   * @param since when the source started; in the first sweep, what ended before is history
   * @param now when the sweep began
   */
  record SweepFrame(String connection, Instant since, Instant now) {}

  /** An observation, and the ends that have been reported with it. */
  record SweepObservation(Observation observation, ReportedEnds ends) {}

  static SweepObservation of(SweepFrame frame, ReportedEnds before, SweepAnswers answers) {
    Instant now = frame.now();
    List<TaskEnd> tasks = new ArrayList<>();
    List<JobEnd> jobs = new ArrayList<>();
    ReportedEnds after = before;
    // Tasks are resolved by the status nodes; without them, the ends wait for the next sweep.
    if (answers.has(ApiList.JOBS) && answers.has(ApiList.STATUS)) {
      StatusNodes nodes =
          StatusNodes.of(
              answers.of(ApiList.STATUS).orElse(null),
              answers.of(ApiList.DATA_SOURCES).orElse(null));
      List<Job> listed =
          Job.list(answers.of(ApiList.JOBS).orElse(null)).stream()
              .map(job -> job.retried(task -> nodes.triesAgain(job, task)))
              .toList();
      ReportedEnds.ReportedEndsUpdate step = before.take(listed, frame.since(), now);
      after = step.next();
      for (ReportedEnds.WorkflowEnd end : step.ends()) {
        Job.JobTask task = end.task();
        if (task != null) {
          tasks.add(taskEnd(end.job(), task, nodes, now));
        } else {
          jobs.add(jobEnd(end, now));
        }
      }
    }
    Observation observation =
        new Observation(
            frame.connection(),
            now,
            tasks,
            jobs,
            Segments.read(answers.of(ApiList.SEGMENTS).orElse(null)),
            Measures.read(answers.of(ApiList.MEASURES).orElse(null)),
            answers.has(ApiList.SEGMENTS),
            answers.has(ApiList.MEASURES));
    return new SweepObservation(observation, after);
  }

  private static TaskEnd taskEnd(Job job, Job.JobTask task, StatusNodes nodes, Instant now) {
    return new TaskEnd(
        new TaskRef(task.id(), job.id(), task.operation()),
        new EntityRef(nodes.entityOf(job, task), task.name()),
        task.status(),
        task.error().map(TaskError::message).orElse(null),
        task.outlook(),
        task.status().is(WorkState.SUCCESSFUL) ? List.of() : skippedAfter(job, task),
        task.endedAt().or(job::endedAt).orElse(now));
  }

  /** Names of the skipped tasks that depended on this one, directly or through others. */
  private static List<String> skippedAfter(Job job, Job.JobTask failed) {
    Set<String> reached = new LinkedHashSet<>(Set.of(failed.id()));
    Set<String> names = new LinkedHashSet<>();
    boolean grew = true;
    while (grew) {
      grew = false;
      for (Job.JobTask task : job.tasks()) {
        if (task.waitsFor().stream().anyMatch(reached::contains) && reached.add(task.id())) {
          grew = true;
          if (task.status().is(WorkState.SKIPPED)) {
            names.add(task.name().isEmpty() ? task.operation() : task.name());
          }
        }
      }
    }
    return List.copyOf(names);
  }

  private static JobEnd jobEnd(ReportedEnds.WorkflowEnd end, Instant now) {
    Job job = end.job();
    Map<String, WorkStatus> stages = new LinkedHashMap<>();
    for (Job.JobTask task : job.tasks()) {
      stages.merge(task.operation(), task.status(), WorkStatus::worse);
    }
    return new JobEnd(
        job.id(),
        job.operation(),
        job.submission(),
        job.status(),
        stages,
        end.unified(),
        end.at(now));
  }
}
