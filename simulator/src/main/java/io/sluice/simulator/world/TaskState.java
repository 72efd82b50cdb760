package io.sluice.simulator.world;

import io.sluice.simulator.wire.CIResult;
import io.sluice.simulator.wire.TaskStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** State of a task: one run of a node. */
final class TaskState {
  UUID id = new UUID(0, 0);
  NodeKey node = NodeKey.NONE;
  String friendlyName = "";
  List<UUID> jobs = new ArrayList<>();
  TaskStatus status = TaskStatus.QUEUED;
  Instant submitted = Instant.EPOCH;
  @Nullable Instant ended;
  @Nullable CIResult error;

  /** Tasks that it waits for. */
  List<UUID> inputs = new ArrayList<>();

  /** Tasks that wait for it; {@code hard} ones are skipped unless it succeeds. */
  List<UUID> hardFollowers = new ArrayList<>();

  List<UUID> softFollowers = new ArrayList<>();

  /** Number of inputs that have not ended. */
  int openInputs;

  /** Whether a hard input did not succeed. */
  boolean blocked;

  boolean inactive;
  boolean started;
  boolean running;
  int attempt;
  long run;
  Plan plan = Plan.NATURAL;
}
