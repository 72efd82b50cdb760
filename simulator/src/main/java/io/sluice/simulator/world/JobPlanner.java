package io.sluice.simulator.world;

import io.sluice.simulator.wire.OperationType;
import io.sluice.simulator.wire.SegmentState;
import io.sluice.simulator.wire.SelectionReasonCode;
import io.sluice.simulator.wire.TaskStatus;
import java.util.ArrayList;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Creates a job with its tasks; running tasks of other jobs are shared. */
final class JobPlanner {

  private static final int KEPT_JOB_IDS = 3;

  private final InstanceContext site;
  private final InstanceState instance;
  private final Effects effects;

  JobPlanner(InstanceContext site, Effects effects) {
    this.site = site;
    this.instance = site.instance;
    this.effects = effects;
  }

  JobState plan(JobOrder order, NodeSelection selection) {
    JobState job = new JobState();
    job.id = site.jobId(instance.jobCount++);
    job.operation = order.operation();
    job.type = order.type();
    job.submission = order.submission();
    job.submitted = site.now();
    job.force = order.force();
    job.options = order.options();
    job.identifiers = new ArrayList<>(order.identifiers());
    for (Map.Entry<NodeState, SelectionReasonCode> entry : selection.nodes.entrySet()) {
      NodeState node = entry.getKey();
      TaskState task = taskOf(node, job, order);
      node.reason = entry.getValue();
      remember(node, job);
      job.tasks.add(task.id);
    }
    job.openTasks = job.tasks.size();
    instance.jobs.put(job.id, job);
    return job;
  }

  private TaskState taskOf(NodeState node, JobState job, JobOrder order) {
    @Nullable Plan plan = order.plans().get(node.key);
    @Nullable TaskState active = active(node);
    if (active != null) {
      active.jobs.add(job.id);
      if (plan != null) {
        active.plan = plan;
      }
      return active;
    }
    TaskState task = new TaskState();
    task.id = site.taskId(instance.taskCount++);
    task.node = node.key;
    task.friendlyName = node.friendlyName;
    task.submitted = site.now();
    task.jobs.add(job.id);
    task.run = node.runs++;
    task.plan = plan == null ? Plan.NATURAL : plan;
    task.inactive = inactive(node.key);
    instance.tasks.put(task.id, task);
    link(task);
    node.activeTask = task.id;
    node.status = TaskStatus.QUEUED;
    effects.queued(task);
    return task;
  }

  /** Only inputs with a task in an open job, this one or another, are dependencies. */
  private void link(TaskState task) {
    for (Graph.Input input : Graph.inputs(instance, task.node)) {
      @Nullable NodeState node = instance.nodes.get(input.key());
      @Nullable TaskState before = node == null ? null : active(node);
      if (before != null) {
        task.inputs.add(before.id);
        task.openInputs++;
        (input.hard() ? before.hardFollowers : before.softFollowers).add(task.id);
      }
    }
  }

  private @Nullable TaskState active(NodeState node) {
    return node.activeTask == null ? null : instance.tasks.get(node.activeTask);
  }

  private boolean inactive(NodeKey key) {
    @Nullable SegmentRecord segment =
        key.operation() == OperationType.SEGMENTATION
            ? instance.segments.get(String.valueOf(key.identifier()))
            : null;
    return segment != null
        && (segment.state != SegmentState.ACTIVE || (segment.fixed && segment.runId != null));
  }

  private static void remember(NodeState node, JobState job) {
    node.jobs.addLast(job.id);
    if (node.jobs.size() > KEPT_JOB_IDS) {
      node.jobs.removeFirst();
    }
  }
}
