package io.sluice.wdl.run;

import io.sluice.wdl.action.ActionError;
import io.sluice.wdl.action.Iterations;
import io.sluice.wdl.action.OperationReply;
import io.sluice.wdl.action.OperationRequest;
import io.sluice.wdl.action.Status;
import io.sluice.wdl.definition.ActionNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One execution of an action. Changed by {@link RunState#apply} only. */
final class ActionExecution {
  final ActionNode node;
  final BlockExecution block;
  final String path;

  Status status = Status.PENDING;
  @Nullable Instant startedAt;
  @Nullable Instant endedAt;
  @Nullable Object inputs;
  @Nullable Object outputs;
  @Nullable String code;
  @Nullable ActionError error;

  /** What a container remembers. */
  @Nullable Object memo;

  /** A container's turns, oldest first. */
  final List<BlockExecution> blocks = new ArrayList<>();

  Iterations iterations = Iterations.NONE;

  final List<OperationReply> earlierReplies = new ArrayList<>();

  /** What is waited for; null when nothing is. */
  @Nullable PendingWait pending;

  /** Calls sent, every attempt counted; tells a late answer from the one that is awaited. */
  int calls;

  /** Different calls asked for: 1 for the first, 2 for its next page. */
  int requests;

  /** The tracked properties; null when it has none. */
  @Nullable Map<String, @Nullable Object> tracked;

  /** What people should know beyond the result. */
  final List<String> notes = new ArrayList<>();

  ActionExecution(ActionNode node, BlockExecution block, String path) {
    this.node = node;
    this.block = block;
    this.path = path;
  }

  boolean isOpen() {
    return !status.isFinal();
  }

  /** When the action's own time is over; null when it has no limit. */
  @Nullable Instant deadline() {
    return node.options().timeout() == null || startedAt == null
        ? null
        : startedAt.plus(node.options().timeout());
  }

  /**
   * What an open action waits for.
   *
   * @param until null for an answer
   * @param request the call to make or to be answered; null for a delay
   * @param attempt of the call: made, or with a time to wait for the next one
   */
  record PendingWait(
      @Nullable Instant until, @Nullable OperationRequest request, int attempt, WaitReason reason) {
    boolean isCall() {
      return until == null;
    }
  }
}
