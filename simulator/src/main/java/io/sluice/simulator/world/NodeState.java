package io.sluice.simulator.world;

import io.sluice.simulator.wire.CIResult;
import io.sluice.simulator.wire.SelectionReasonCode;
import io.sluice.simulator.wire.TaskStatus;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A node of the refresh graph with how its last run went. */
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

  /** Under which chance is drawn for it. */
  long draws;

  /** How many runs were started; the ordinal of their draws. */
  long runs;
}
