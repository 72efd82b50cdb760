package io.sluice.wdl.run;

import io.sluice.wdl.action.Status;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The result of a block, determined by its leaves: the actions after which no other action runs. A
 * skipped leaf is replaced by its predecessors, recursively. So a failure with a handler that ran
 * is forgiven, and a failure whose handler was skipped is not.
 *
 * @see <a
 *     href="https://learn.microsoft.com/azure/logic-apps/error-exception-handling#evaluate-actions-with-scopes-and-their-results">Microsoft:
 *     scopes and their results</a>
 */
final class BlockOutcome {
  private BlockOutcome() {}

  /** The result of a complete block. */
  static Status result(BlockExecution block) {
    Status result = Status.SUCCEEDED;
    for (ActionExecution execution : deciding(block)) {
      if (execution.status == Status.FAILED) {
        return Status.FAILED;
      }
      if (execution.status == Status.TIMED_OUT) {
        result = Status.TIMED_OUT;
      }
    }
    return result;
  }

  /** The innermost action that made a block fail. */
  static Optional<ActionExecution> culprit(BlockExecution block) {
    for (ActionExecution execution : deciding(block)) {
      if (execution.status == Status.FAILED || execution.status == Status.TIMED_OUT) {
        return Optional.of(deepest(execution));
      }
    }
    return Optional.empty();
  }

  private static ActionExecution deepest(ActionExecution execution) {
    for (BlockExecution inner : execution.blocks) {
      if (inner.complete()) {
        Optional<ActionExecution> found = culprit(inner);
        if (found.isPresent()) {
          return found.get();
        }
      }
    }
    return execution;
  }

  private static Set<ActionExecution> deciding(BlockExecution block) {
    Set<ActionExecution> seen = new LinkedHashSet<>();
    Set<ActionExecution> found = new LinkedHashSet<>();
    block.definition.leaves().forEach(leaf -> collect(block, block.actions.get(leaf), seen, found));
    return found;
  }

  private static void collect(
      BlockExecution block,
      @Nullable ActionExecution at,
      Set<ActionExecution> seen,
      Set<ActionExecution> found) {
    if (at == null || !seen.add(at)) {
      return;
    }
    if (at.status != Status.SKIPPED) {
      found.add(at);
      return;
    }
    at.node
        .runAfter()
        .keySet()
        .forEach(name -> collect(block, block.actions.get(name), seen, found));
  }
}
