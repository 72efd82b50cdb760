package io.sluice.wdl.run;

import io.sluice.wdl.action.ActionError;
import io.sluice.wdl.action.ActionResult;
import io.sluice.wdl.action.Status;
import io.sluice.wdl.definition.ActionNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The results of actions that were not executed, with the codes and messages of the platform: by
 * their own runAfter, by a branch that was not taken, or by a container that did not run.
 *
 * @see <a href="https://learn.microsoft.com/azure/logic-apps/error-exception-handling">Microsoft:
 *     errors and exceptions</a>
 */
final class SkippedActions {
  private static final String SKIPPED = "ActionSkipped";

  private SkippedActions() {}

  /** The result of an action whose predecessor ended in another status than the listed ones. */
  static ActionResult byRunAfter(
      String action, String before, Set<Status> expected, Status actual) {
    String listed = expected.stream().map(Status::text).collect(Collectors.joining(", "));
    return skipped(
        "ActionConditionFailed",
        "The execution of template action '"
            + action
            + "' is skipped: the 'runAfter' condition for action '"
            + before
            + "' is not satisfied. Expected status values '"
            + listed
            + "' and actual value '"
            + actual.text()
            + "'.");
  }

  /**
   * The result of an action in a block that an ended container did not run. Actions that run after
   * others of the block are skipped by their runAfter.
   */
  static ActionResult inside(ActionNode action, ActionExecution container) {
    if (container.status == Status.CANCELLED) {
      return new ActionResult(Status.SKIPPED, "Terminated", null, null);
    }
    Optional<Map.Entry<String, Set<Status>>> unmet =
        action.runAfter().entrySet().stream()
            .filter(row -> !row.getValue().contains(Status.SKIPPED))
            .findFirst();
    if (unmet.isPresent()) {
      Map.Entry<String, Set<Status>> row = unmet.get();
      return byRunAfter(action.name(), row.getKey(), row.getValue(), Status.SKIPPED);
    }
    if (container.status == Status.FAILED && ActionResult.BRANCHING_FAILED.equals(container.code)) {
      return byCondition(action.name(), container);
    }
    boolean branch = !container.blocks.isEmpty() || container.status == Status.SUCCEEDED;
    return branch
        ? byBranch(action.name())
        : byContainer(action.name(), container.node.name(), container.status, container.code);
  }

  /** The result of an action in a container that is itself in a block that did not run. */
  static ActionResult inside(ActionNode action, String container) {
    return byContainer(action.name(), container, Status.SKIPPED, SKIPPED);
  }

  /** A branching condition that could not be evaluated fails the actions of all branches. */
  private static ActionResult byCondition(String action, ActionExecution container) {
    String why = container.error == null ? "" : container.error.message();
    return new ActionResult(
        Status.FAILED,
        ActionResult.BRANCHING_FAILED,
        null,
        new ActionError(
            "ActionConditionFailed",
            "The execution of template action '"
                + action
                + "' failed: an unexpected exception encountered when evaluating branching"
                + " condition. '"
                + why
                + "'"));
  }

  private static ActionResult byBranch(String action) {
    return skipped(
        "ActionBranchingConditionNotSatisfied",
        "The execution of template action '"
            + action
            + "' skipped: the branching condition for this action is not satisfied.");
  }

  private static ActionResult byContainer(
      String action, String container, Status status, @Nullable String code) {
    return skipped(
        "ActionDependencyFailed",
        "The execution of template action '"
            + action
            + "' is skipped: dependant action '"
            + container
            + "' completed with status '"
            + status.text()
            + "' and code '"
            + (code == null ? ActionResult.NOT_SPECIFIED : code)
            + "'.");
  }

  private static ActionResult skipped(String code, String message) {
    return new ActionResult(Status.SKIPPED, SKIPPED, null, new ActionError(code, message));
  }
}
