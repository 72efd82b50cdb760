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

/** One execution of an action. Only {@link RunState#apply} changes it. */
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

  /** The value that a container stored with its first iterations. */
  @Nullable Object memo;

  /** The executed blocks of a container, oldest first. */
  final List<BlockExecution> blocks = new ArrayList<>();

  Iterations iterations = Iterations.NONE;

  /** Replies kept for later, such as earlier pages. */
  final List<OperationReply> earlierReplies = new ArrayList<>();

  /** What the action waits for; null when it does not wait. */
  @Nullable PendingWait pending;

  /** Number of attempts sent; distinguishes a late reply from the awaited one. */
  int calls;

  /** Number of different requests: 1 for the first, 2 for its next page. */
  int requests;

  /** The tracked properties; null until evaluated. */
  @Nullable Map<String, @Nullable Object> tracked;

  /** Facts beyond the result, for run histories. */
  final List<String> notes = new ArrayList<>();

  ActionExecution(ActionNode node, BlockExecution block, String path) {
    this.node = node;
    this.block = block;
    this.path = path;
  }

  boolean isOpen() {
    return !status.isFinal();
  }

  /** When the action times out; null when it has no timeout of its own. */
  @Nullable Instant deadline() {
    return node.options().timeout() == null || startedAt == null
        ? null
        : startedAt.plus(node.options().timeout());
  }

  /**
   * What an open action waits for.
   *
   * @param until end of the wait; null while a reply is awaited
   * @param request the request to send or to be answered; null for a delay
   * @param attempt number of the attempt that has been sent or will be sent
   */
  record PendingWait(
      @Nullable Instant until, @Nullable OperationRequest request, int attempt, WaitReason reason) {
    boolean isCall() {
      return until == null;
    }
  }
}
