package io.sluice.hub.source;

import io.sluice.hub.trigger.Triggers.JobEnd;
import io.sluice.hub.trigger.Triggers.Observation;
import io.sluice.hub.trigger.Triggers.TaskEnd;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes an observation of the answers of one sweep: a pure function of (watermark, answers). A part
 * that could not be read changes nothing: neither does its watermark move nor does anything count
 * as gone.
 */
final class Sweep {
  /** How bad a status is when an operation has several tasks; later in the list is worse. */
  private static final List<String> BADNESS =
      List.of(
          "skipped", "successful", "queued", "running", "deleted", "aborted", "timedOut", "failed");

  private Sweep() {}

  /**
   * The parsed answers; an empty one could not be read.
   *
   * @param status nodes of the workflow
   */
  record Answers(
      Optional<Object> dataSources,
      Optional<Object> segments,
      Optional<Object> measures,
      Optional<Object> jobs,
      Optional<Object> status) {}

  /**
   * Which sweep it is.
   *
   * @param since when the watching of this connection began; what ended before is history
   */
  record Frame(String connection, Instant since, Instant now) {}

  /** What a sweep found out. */
  record Result(Observation observation, Watermark watermark) {}

  static Result of(Frame frame, Watermark before, Answers answers) {
    Instant now = frame.now();
    List<TaskEnd> tasks = new ArrayList<>();
    List<JobEnd> jobs = new ArrayList<>();
    Watermark after = before;
    // Tasks can be resolved only with the nodes: without them the ends wait for the next sweep.
    if (answers.jobs().isPresent() && answers.status().isPresent()) {
      Nodes nodes = Nodes.of(answers.status().get(), answers.dataSources().orElse(null));
      List<Job> listed =
          Job.list(answers.jobs().get()).stream()
              .map(job -> job.retried(task -> nodes.triesAgain(job, task)))
              .toList();
      Watermark.Step step = before.take(listed, frame.since(), now);
      after = step.next();
      for (Watermark.End end : step.ends()) {
        Job.Task task = end.task();
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
            Segments.read(answers.segments().orElse(null)),
            Measures.read(answers.measures().orElse(null)),
            answers.segments().isPresent(),
            answers.measures().isPresent());
    return new Result(observation, after);
  }

  private static TaskEnd taskEnd(Job job, Job.Task task, Nodes nodes, Instant now) {
    return new TaskEnd(
        task.id(),
        job.id(),
        task.operation(),
        nodes.entityOf(job, task),
        task.name(),
        task.status(),
        task.error().orElse(null),
        task.outlook(),
        task.status().equals("successful") ? List.of() : skippedAfter(job, task),
        task.endedAt().or(job::endedAt).orElse(now));
  }

  /** Names of the skipped tasks that waited for this one, directly or through others. */
  private static List<String> skippedAfter(Job job, Job.Task failed) {
    Set<String> reached = new LinkedHashSet<>(Set.of(failed.id()));
    Set<String> names = new LinkedHashSet<>();
    boolean grew = true;
    while (grew) {
      grew = false;
      for (Job.Task task : job.tasks()) {
        if (task.waitsFor().stream().anyMatch(reached::contains) && reached.add(task.id())) {
          grew = true;
          if (task.status().equals("skipped")) {
            names.add(task.name().isEmpty() ? task.operation() : task.name());
          }
        }
      }
    }
    return List.copyOf(names);
  }

  private static JobEnd jobEnd(Watermark.End end, Instant now) {
    Job job = end.job();
    Map<String, String> stages = new LinkedHashMap<>();
    for (Job.Task task : job.tasks()) {
      stages.merge(task.operation(), task.status(), Sweep::worse);
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

  private static @Nullable String worse(String one, String other) {
    return BADNESS.indexOf(one) >= BADNESS.indexOf(other) ? one : other;
  }
}
