package io.sluice.simulator.world;

import io.sluice.simulator.wire.GraphJobOptions;
import io.sluice.simulator.wire.JobType;
import io.sluice.simulator.wire.OperationType;
import io.sluice.simulator.wire.SubmissionKind;
import io.sluice.simulator.wire.TaskStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** State of a job: one execution of a part of the refresh graph. */
final class JobState {
  UUID id = new UUID(0, 0);
  OperationType operation = OperationType.NONE;
  JobType type = JobType.FULL;
  SubmissionKind submission = SubmissionKind.ON_DEMAND;
  TaskStatus status = TaskStatus.QUEUED;
  Instant submitted = Instant.EPOCH;
  @Nullable Instant ended;
  boolean force;
  List<UUID> tasks = new ArrayList<>();
  List<String> identifiers = new ArrayList<>();
  @Nullable GraphJobOptions options;
  int openTasks;
  boolean started;
  boolean cancelled;
}
