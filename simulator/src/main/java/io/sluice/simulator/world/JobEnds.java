package io.sluice.simulator.world;

import io.sluice.simulator.wire.TaskStatus;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Records the end of tasks and jobs, and limits the history. */
final class JobEnds {

  private static final int KEPT_JOB_IDS = 3;

  private final InstanceContext site;
  private final InstanceState instance;

  JobEnds(InstanceContext site) {
    this.site = site;
    this.instance = site.instance;
  }

  /** Records the end of a task at its node, in the history and as a fact. */
  void record(TaskState task, NodeState node) {
    node.activeTask = null;
    node.status = task.status;
    node.ended = task.ended;
    node.error = task.error;
    if (succeeded(task.status)) {
      node.succeeded = task.ended;
      node.successJobs.addAll(task.jobs);
      while (node.successJobs.size() > KEPT_JOB_IDS) {
        node.successJobs.removeFirst();
      }
    }
    instance.endedTasks.addLast(task.id);
    site.happened(
        sequence ->
            new Fact.TaskEnded(
                sequence,
                site.now(),
                instance.id,
                task.id,
                List.copyOf(task.jobs),
                task.node.operation(),
                task.node.identifier(),
                task.status));
  }

  /** Removes an ended task from the open tasks of its jobs. */
  void leave(TaskState task) {
    for (UUID id : task.jobs) {
      @Nullable JobState job = instance.jobs.get(id);
      if (job != null && --job.openTasks == 0 && job.ended == null) {
        end(job);
      }
    }
  }

  /** Ends a job. */
  void end(JobState job) {
    job.status = job.cancelled ? TaskStatus.ABORTED : status(job);
    job.ended = site.now();
    site.happened(
        sequence ->
            new Fact.JobEnded(
                sequence,
                site.now(),
                instance.id,
                job.id,
                job.operation,
                job.submission,
                job.status));
    forget();
  }

  private TaskStatus status(JobState job) {
    Set<TaskStatus> seen = EnumSet.noneOf(TaskStatus.class);
    for (UUID id : job.tasks) {
      @Nullable TaskState task = instance.tasks.get(id);
      if (task != null) {
        seen.add(task.status);
      }
    }
    for (TaskStatus worst :
        List.of(
            TaskStatus.FAILED,
            TaskStatus.TIMED_OUT,
            TaskStatus.ABORTED,
            TaskStatus.COMPLETED_WITH_WARNINGS,
            TaskStatus.SUCCESSFUL)) {
      if (seen.contains(worst)) {
        return worst;
      }
    }
    return seen.contains(TaskStatus.SKIPPED) ? TaskStatus.SKIPPED : TaskStatus.SUCCESSFUL;
  }

  static boolean succeeded(TaskStatus status) {
    return status == TaskStatus.SUCCESSFUL || status == TaskStatus.COMPLETED_WITH_WARNINGS;
  }

  /** Removes the oldest ended jobs, and tasks that belong to no remaining job. */
  private void forget() {
    Iterator<JobState> oldest = instance.jobs.values().iterator();
    int tooMany = instance.jobs.size() - instance.spec.refresh().keptJobs();
    while (tooMany > 0 && oldest.hasNext()) {
      JobState job = oldest.next();
      if (job.ended == null) {
        return;
      }
      oldest.remove();
      tooMany--;
      for (UUID id : job.tasks) {
        forgetTask(id);
      }
    }
    while (!instance.endedTasks.isEmpty()
        && !instance.tasks.containsKey(instance.endedTasks.getFirst())) {
      instance.endedTasks.removeFirst();
    }
  }

  private void forgetTask(UUID id) {
    @Nullable TaskState task = instance.tasks.get(id);
    if (task != null
        && task.ended != null
        && task.jobs.stream().noneMatch(instance.jobs::containsKey)) {
      instance.tasks.remove(id);
    }
  }
}
