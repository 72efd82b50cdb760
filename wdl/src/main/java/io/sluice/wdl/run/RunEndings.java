package io.sluice.wdl.run;

import io.sluice.wdl.action.ActionCommand;
import io.sluice.wdl.action.ActionError;
import io.sluice.wdl.action.ActionResult;
import io.sluice.wdl.action.Status;
import io.sluice.wdl.json.ExpressionException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Ends runs, and actions whose expressions fail. */
final class RunEndings {
  private RunEndings() {}

  /** The result of an action whose expression failed. */
  static ActionResult unprocessed(ActionExecution execution, ExpressionException failed) {
    if (!failed.code().equals("InvalidTemplate")) {
      return ActionResult.failed("BadRequest", failed.code(), String.valueOf(failed.getMessage()));
    }
    String name = execution.node.name();
    String where =
        execution.node.behaviour().isContainer()
            ? " for action '" + name + "'"
            : " in action '" + name + "' inputs";
    return ActionResult.failed(
        "BadRequest",
        failed.code(),
        "Unable to process template language expressions"
            + where
            + " at line '0' and column '0': '"
            + failed.getMessage()
            + "'.");
  }

  /** Ends a run whose actions have all ended. */
  static void finish(WakeUp wakeUp) {
    BlockExecution root = wakeUp.context.state().root;
    Status status = root.status();
    wakeUp.apply(new StateChange.Closed(status, status == Status.SUCCEEDED ? null : reason(root)));
  }

  /** Ends a run by its Terminate action. */
  static void terminate(WakeUp wakeUp, ActionExecution by, ActionCommand.EndRun terminate) {
    ActionError error = terminate.error();
    String reason =
        terminate.runStatus() == Status.SUCCEEDED
            ? null
            : by.path
                + " ended the run"
                + (error == null ? "." : ": " + error.code() + ": " + error.message());
    close(wakeUp, terminate.runStatus(), reason);
  }

  /** Ends a run at once: cancels actions in progress and skips those not started. */
  static void close(WakeUp wakeUp, Status status, @Nullable String reason) {
    closeBlock(wakeUp, wakeUp.context.state().root);
    wakeUp.apply(new StateChange.Closed(status, reason));
  }

  private static void closeBlock(WakeUp wakeUp, BlockExecution block) {
    for (ActionExecution execution : block.actions.values()) {
      if (!execution.isOpen()) {
        continue;
      }
      boolean begun = execution.status != Status.PENDING;
      for (BlockExecution inner : execution.blocks) {
        if (!inner.complete()) {
          closeBlock(wakeUp, inner);
        }
      }
      Status status = begun ? Status.CANCELLED : Status.SKIPPED;
      wakeUp.apply(
          new StateChange.Ended(
              execution.path, new ActionResult(status, "Terminated", null, null)));
    }
  }

  private static String reason(BlockExecution root) {
    Optional<ActionExecution> culprit = BlockOutcome.culprit(root);
    if (culprit.isEmpty()) {
      return "An action failed. No dependent actions succeeded.";
    }
    ActionExecution at = culprit.get();
    String word = at.status == Status.TIMED_OUT ? " timed out: " : " failed: ";
    return at.path + word + (at.error == null ? String.valueOf(at.code) : text(at.error));
  }

  /** An error in one line. */
  static String text(ActionError error) {
    return error.code() + ": " + error.message();
  }
}
