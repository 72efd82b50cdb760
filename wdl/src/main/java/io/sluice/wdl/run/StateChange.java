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
 * Something that has become true in a run. The live run and the one loaded from its journal are
 * changed by facts and by nothing else, so that they cannot differ.
 */
sealed interface StateChange {
  /** An action has started with these inputs. */
  record Started(String path, @Nullable Object inputs) implements StateChange {}

  /** An action has ended; also one that never started, when it is skipped. */
  record Ended(String path, ActionResult result) implements StateChange {}

  /** A container has begun turns; its memo is kept from the first time. */
  record Entered(String path, @Nullable Object memo, List<ActionCommand.Iteration> iterations)
      implements StateChange {}

  /**
   * A call is leaving.
   *
   * @param request null when it is the one that was waited for
   */
  record CallSent(String path, @Nullable OperationRequest request, int attempt)
      implements StateChange {}

  /**
   * A call has to wait.
   *
   * @param request null when the last one is to be repeated
   */
  record CallPostponed(
      String path,
      @Nullable OperationRequest request,
      int attempt,
      Instant until,
      WaitReason reason)
      implements StateChange {}

  /** A reply is kept until more have come. */
  record ReplyKept(String path, OperationReply reply) implements StateChange {}

  /** An action waits for a time. */
  record Delayed(String path, Instant until) implements StateChange {}

  /** A variable has a value. */
  record Assigned(Variable variable) implements StateChange {}

  /** The tracked properties of an action that has ended. */
  record Tracked(String path, Map<String, @Nullable Object> properties) implements StateChange {}

  /** People should know this about an action. */
  record Noted(String path, String text) implements StateChange {}

  /** The run has ended. */
  record Closed(Status status, @Nullable String error) implements StateChange {}
}
