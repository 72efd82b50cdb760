package io.sluice.wdl.run;

import io.sluice.wdl.action.ActionCommand;
import io.sluice.wdl.action.ActionError;
import io.sluice.wdl.action.ActionResult;
import io.sluice.wdl.action.Status;
import io.sluice.wdl.json.ExpressionException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How runs end, and how actions end that cannot go on. */
final class RunEndings {
  private RunEndings() {}

  /** The result of an action whose expression failed. */
  static ActionResult unprocessed(ActionExecution activation, ExpressionException failed) {
    if (!failed.code().equals("InvalidTemplate")) {
      return ActionResult.failed("BadRequest", failed.code(), String.valueOf(failed.getMessage()));
    }
    String name = activation.node.name();
    String where =
        activation.node.behaviour().isContainer()
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
    wakeUp.note(new StateChange.Closed(status, status == Status.SUCCEEDED ? null : reason(root)));
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

  /** Ends a run at once: what is under way is cancelled, what has not started is skipped. */
  static void close(WakeUp wakeUp, Status status, @Nullable String reason) {
    closeFrame(wakeUp, wakeUp.context.state().root);
    wakeUp.note(new StateChange.Closed(status, reason));
  }

  private static void closeFrame(WakeUp wakeUp, BlockExecution frame) {
    for (ActionExecution activation : frame.actions.values()) {
      if (!activation.isOpen()) {
        continue;
      }
      boolean begun = activation.status != Status.PENDING;
      for (BlockExecution inner : activation.frames) {
        if (!inner.complete()) {
          closeFrame(wakeUp, inner);
        }
      }
      Status status = begun ? Status.CANCELLED : Status.SKIPPED;
      wakeUp.note(
          new StateChange.Ended(
              activation.path, new ActionResult(status, "Terminated", null, null)));
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
