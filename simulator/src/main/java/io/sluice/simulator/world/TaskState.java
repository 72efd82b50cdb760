package io.sluice.simulator.world;

import io.sluice.simulator.wire.CIResult;
import io.sluice.simulator.wire.TaskStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One part of a job: one run of one node. */
final class TaskState {
  UUID id = new UUID(0, 0);
  NodeKey node = NodeKey.NONE;
  String friendlyName = "";
  List<UUID> jobs = new ArrayList<>();
  TaskStatus status = TaskStatus.QUEUED;
  Instant submitted = Instant.EPOCH;
  @Nullable Instant ended;
  @Nullable CIResult error;

  /** What it waits for. */
  List<UUID> inputs = new ArrayList<>();

  /** What waits for it; {@code hard} ones are skipped when it does not succeed. */
  List<UUID> hardFollowers = new ArrayList<>();

  List<UUID> softFollowers = new ArrayList<>();

  /** How many inputs have not ended. */
  int openInputs;

  /** Whether an input that it cannot do without did not succeed. */
  boolean blocked;

  boolean inactive;
  boolean started;
  boolean running;
  int attempt;
  long run;
  Plan plan = Plan.NATURAL;
}
