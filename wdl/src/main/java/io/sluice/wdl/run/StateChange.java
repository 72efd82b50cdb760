package io.sluice.wdl.run;

import io.sluice.wdl.action.ActionCommand;
import io.sluice.wdl.action.ActionResult;
import io.sluice.wdl.action.OperationReply;
import io.sluice.wdl.action.OperationRequest;
import io.sluice.wdl.action.Status;
import io.sluice.wdl.action.Variable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A change of the state of a run. A live run applies the same changes as one loaded from its
 * journal, so that the two cannot differ.
 */
sealed interface StateChange {
  /** An action has started with these evaluated inputs. */
  record Started(String path, @Nullable Object inputs) implements StateChange {}

  /** An action has ended, or was skipped without having started. */
  record Ended(String path, ActionResult result) implements StateChange {}

  /** A container has started iterations; its memo is stored with the first ones. */
  record Entered(String path, @Nullable Object memo, List<ActionCommand.Iteration> iterations)
      implements StateChange {}

  /**
   * An attempt of a call is being sent.
   *
   * @param request null for the pending request
   */
  record CallSent(String path, @Nullable OperationRequest request, int attempt)
      implements StateChange {}

  /**
   * An attempt of a call has been scheduled for later.
   *
   * @param request null for a repetition of the last request
   */
  record CallPostponed(
      String path,
      @Nullable OperationRequest request,
      int attempt,
      Instant until,
      WaitReason reason)
      implements StateChange {}

  /** A reply has been kept, and another request follows. */
  record ReplyKept(String path, OperationReply reply) implements StateChange {}

  /** An action has started to wait for a point in time. */
  record Delayed(String path, Instant until) implements StateChange {}

  /** A variable has received a value. */
  record Assigned(Variable variable) implements StateChange {}

  /** The tracked properties of an ended action have been evaluated. */
  record Tracked(String path, Map<String, @Nullable Object> properties) implements StateChange {}

  /** A note for the run history of an action. */
  record Noted(String path, String text) implements StateChange {}

  /** The run has ended. */
  record Closed(Status status, @Nullable String error) implements StateChange {}
}
