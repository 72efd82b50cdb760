package io.sluice.simulator.world;

import io.sluice.simulator.wire.CIResult;
import io.sluice.simulator.wire.CustomTaskInformation;
import io.sluice.simulator.wire.GraphJobInfo;
import io.sluice.simulator.wire.GraphNodeInfo;
import io.sluice.simulator.wire.GraphTaskInfo;
import io.sluice.simulator.wire.OperationType;
import io.sluice.simulator.wire.SelectionReason;
import io.sluice.simulator.wire.SubType;
import io.sluice.simulator.wire.TaskInformationKind;
import io.sluice.simulator.wire.TaskStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Builds the API's representation of jobs, tasks and nodes of the graph. */
final class JobView {

  private JobView() {}

  static GraphJobInfo job(InstanceState instance, JobState job, boolean includeTasks) {
    return new GraphJobInfo(
        job.id,
        job.type,
        job.submission,
        job.status,
        job.operation,
        SubType.NO_SUB_TYPE,
        job.ended,
        job.force,
        includeTasks ? tasks(instance, job) : null,
        job.identifiers.isEmpty() ? null : List.copyOf(job.identifiers),
        job.options,
        job.submitted);
  }

  private static List<GraphTaskInfo> tasks(InstanceState instance, JobState job) {
    List<GraphTaskInfo> tasks = new ArrayList<>();
    for (UUID id : job.tasks) {
      @Nullable TaskState task = instance.tasks.get(id);
      if (task != null) {
        tasks.add(task(instance, task));
      }
    }
    return tasks;
  }

  static GraphTaskInfo task(InstanceState instance, TaskState task) {
    return new GraphTaskInfo(
        task.id,
        task.status,
        task.node.operation(),
        SubType.NO_SUB_TYPE,
        List.copyOf(task.jobs),
        task.friendlyName,
        task.ended,
        task.error,
        errors(task.error),
        waiting(instance, task),
        information(task.node.operation(), task.status),
        task.submitted);
  }

  private static @Nullable List<UUID> waiting(InstanceState instance, TaskState task) {
    if (task.openInputs == 0) {
      return null;
    }
    return task.inputs.stream()
        .filter(
            id -> {
              @Nullable TaskState input = instance.tasks.get(id);
              return input != null && input.ended == null;
            })
        .toList();
  }

  static GraphNodeInfo node(NodeState node) {
    return new GraphNodeInfo(
        node.key.operation(),
        SubType.NO_SUB_TYPE,
        node.key.identifier(),
        node.friendlyName,
        List.copyOf(node.jobs),
        node.status,
        List.copyOf(node.successJobs),
        node.ended,
        node.succeeded,
        node.error,
        errors(node.error),
        information(node.key.operation(), node.status),
        reason(node));
  }

  private static @Nullable SelectionReason reason(NodeState node) {
    @Nullable UUID job = node.jobs.peekLast();
    return node.reason == null || job == null
        ? null
        : new SelectionReason(node.reason, "In job " + job + ".");
  }

  private static @Nullable List<CIResult> errors(@Nullable CIResult error) {
    return error == null ? null : List.of(error);
  }

  private static @Nullable CustomTaskInformation information(
      OperationType operation, TaskStatus status) {
    if (status != TaskStatus.SUCCESSFUL) {
      return null;
    }
    return switch (operation) {
      case SEGMENTATION -> new CustomTaskInformation(TaskInformationKind.SEGMENTATION);
      case MEASURES, ENTITY_MEASURES, ATTRIBUTE_MEASURES ->
          new CustomTaskInformation(TaskInformationKind.MEASURES);
      case EXPORT -> new CustomTaskInformation(TaskInformationKind.EXPORT);
      case MERGE -> new CustomTaskInformation(TaskInformationKind.MERGE);
      default -> null;
    };
  }
}
