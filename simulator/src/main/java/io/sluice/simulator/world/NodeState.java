package io.sluice.simulator.world;

import io.sluice.simulator.wire.CIResult;
import io.sluice.simulator.wire.SelectionReasonCode;
import io.sluice.simulator.wire.TaskStatus;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A node of the refresh graph with the outcome of its last run. */
final class NodeState {
  NodeKey key = NodeKey.NONE;
  String friendlyName = "";
  TaskStatus status = TaskStatus.NEEDS_UPDATE;
  Deque<UUID> jobs = new ArrayDeque<>();
  Deque<UUID> successJobs = new ArrayDeque<>();
  @Nullable Instant ended;
  @Nullable Instant succeeded;
  @Nullable CIResult error;
  @Nullable SelectionReasonCode reason;
  @Nullable UUID activeTask;

  /** Key for its random draws. */
  long draws;

  /** Number of runs started; ordinal of their draws. */
  long runs;
}
