package io.sluice.simulator.world;

import io.sluice.simulator.wire.CIResult;
import io.sluice.simulator.wire.TaskStatus;
import io.sluice.simulator.world.spec.RefreshSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Runs jobs: queueing, bounded parallelism, retries, skipping, cancellation. */
final class JobRunner {

  private final InstanceContext site;
  private final InstanceState instance;
  private final RefreshSpec refresh;
  private final Effects effects;
  private final JobPlanner planner;
  private final JobEnds ends;

  JobRunner(InstanceContext site) {
    this.site = site;
    this.instance = site.instance;
    this.refresh = site.instance.spec.refresh();
    this.effects = new Effects(site);
    this.planner = new JobPlanner(site, effects);
    this.ends = new JobEnds(site);
  }

  /** Accepts a job; its first tasks start after the queue delay. */
  JobState submit(JobOrder order, NodeSelection selection) {
    JobState job = planner.plan(order, selection);
    site.later(site.now().plus(refresh.queueDelay()), new Due.StartJob(job.id));
    return job;
  }

  /** The queue delay has passed. */
  void start(UUID jobId) {
    @Nullable JobState job = instance.jobs.get(jobId);
    if (job == null || job.ended != null) {
      return;
    }
    job.started = true;
    job.status = TaskStatus.RUNNING;
    for (UUID id : List.copyOf(job.tasks)) {
      @Nullable TaskState task = instance.tasks.get(id);
      if (task != null && task.ended == null && !task.started) {
        task.started = true;
        if (task.openInputs == 0) {
          becomeReady(task);
        }
      }
    }
    if (job.openTasks == 0) {
      ends.end(job);
    }
    pump();
  }

  /** An attempt has ended. */
  void endAttempt(UUID taskId, int attempt) {
    @Nullable TaskState task = instance.tasks.get(taskId);
    if (task == null || task.ended != null || task.attempt != attempt) {
      return;
    }
    NodeState node = node(task);
    switch (Outcomes.decide(instance, node, task)) {
      case SUCCESS -> finish(task, TaskStatus.SUCCESSFUL, null);
      case WARNINGS -> finish(task, TaskStatus.COMPLETED_WITH_WARNINGS, null);
      case PERMANENT -> finish(task, TaskStatus.FAILED, CiErrors.failed(task, true));
      case TIMEOUT -> finish(task, TaskStatus.TIMED_OUT, CiErrors.timedOut(task));
      case TRANSIENT -> failTransiently(task, node);
    }
    pump();
  }

  /** The delay before a retry has passed. */
  void retry(UUID taskId, int attempt) {
    @Nullable TaskState task = instance.tasks.get(taskId);
    if (task != null && task.ended == null && task.attempt == attempt) {
      instance.ready.addLast(task.id);
      pump();
    }
  }

  /** Cancels a job; tasks that another open job shares continue. */
  void cancel(JobState job) {
    job.cancelled = true;
    for (int i = job.tasks.size() - 1; i >= 0; i--) {
      @Nullable TaskState task = instance.tasks.get(job.tasks.get(i));
      if (task != null && task.ended == null && !neededElsewhere(task, job)) {
        finish(task, TaskStatus.ABORTED, CiErrors.cancelled(task));
      }
    }
    if (job.ended == null) {
      ends.end(job);
    }
    pump();
  }

  /** Cancels the run of a node that will be deleted. */
  void drop(NodeKey key) {
    @Nullable NodeState node = instance.nodes.get(key);
    @Nullable UUID active = node == null ? null : node.activeTask;
    @Nullable TaskState task = active == null ? null : instance.tasks.get(active);
    if (task != null) {
      finish(task, TaskStatus.DELETED, null);
      pump();
    }
  }

  private boolean neededElsewhere(TaskState task, JobState cancelled) {
    for (UUID id : task.jobs) {
      @Nullable JobState job = instance.jobs.get(id);
      if (job != null && job != cancelled && job.ended == null) {
        return true;
      }
    }
    return false;
  }

  private void becomeReady(TaskState task) {
    if (task.inactive) {
      finish(task, TaskStatus.SKIPPED, null);
    } else {
      instance.ready.addLast(task.id);
    }
  }

  private void pump() {
    while (instance.running < refresh.parallelism() && !instance.ready.isEmpty()) {
      @Nullable TaskState task = instance.tasks.get(instance.ready.removeFirst());
      if (task != null && task.ended == null) {
        run(task);
      }
    }
  }

  private void run(TaskState task) {
    instance.running++;
    task.running = true;
    task.attempt++;
    task.status = TaskStatus.RUNNING;
    task.error = null;
    NodeState node = node(task);
    node.status = TaskStatus.RUNNING;
    if (task.attempt == 1) {
      effects.started(task);
    }
    double draw = Draws.unit(node.draws, Draws.Lane.DURATION, InstanceContext.ordinal(task));
    site.later(
        site.now().plus(refresh.duration(task.node.operation()).at(draw)),
        new Due.EndAttempt(task.id, task.attempt));
  }

  private void failTransiently(TaskState task, NodeState node) {
    if (task.attempt > refresh.maxRetries()) {
      finish(task, TaskStatus.FAILED, CiErrors.failed(task, true));
      return;
    }
    release(task);
    if (refresh.retryShown()) {
      task.status = TaskStatus.FAILED;
      task.error = CiErrors.failed(task, false);
      node.status = TaskStatus.FAILED;
      node.error = task.error;
    }
    site.later(site.now().plus(refresh.retryDelay()), new Due.Retry(task.id, task.attempt));
  }

  private void release(TaskState task) {
    if (task.running) {
      task.running = false;
      instance.running--;
    }
  }

  /** Ends a task and skips tasks that depend on it. */
  private void finish(TaskState first, TaskStatus status, @Nullable CIResult error) {
    end(first, status, error);
    List<TaskState> open = new ArrayList<>(List.of(first));
    while (!open.isEmpty()) {
      TaskState task = open.remove(open.size() - 1);
      boolean good =
          task.status == TaskStatus.SUCCESSFUL
              || task.status == TaskStatus.COMPLETED_WITH_WARNINGS
              || task.inactive;
      follow(task.hardFollowers, !good, open);
      follow(task.softFollowers, false, open);
    }
  }

  private void follow(List<UUID> followers, boolean blocks, List<TaskState> open) {
    for (UUID id : followers) {
      @Nullable TaskState follower = instance.tasks.get(id);
      if (follower == null || follower.ended != null) {
        continue;
      }
      follower.openInputs--;
      follower.blocked |= blocks;
      if (follower.openInputs > 0) {
        continue;
      }
      if (follower.blocked || follower.inactive) {
        end(follower, TaskStatus.SKIPPED, follower.inactive ? null : CiErrors.skipped(follower));
        open.add(follower);
      } else if (follower.started) {
        instance.ready.addLast(follower.id);
      }
    }
  }

  private void end(TaskState task, TaskStatus status, @Nullable CIResult error) {
    release(task);
    task.status = status;
    task.error = error;
    task.ended = site.now();
    ends.record(task, node(task));
    effects.ended(task);
    ends.leave(task);
  }

  private NodeState node(TaskState task) {
    @Nullable NodeState node = instance.nodes.get(task.node);
    if (node == null) {
      throw new IllegalStateException("No node " + task.node.text() + " for " + task.id);
    }
    return node;
  }
}
