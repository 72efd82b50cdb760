package io.sluice.wdl.run;

import io.sluice.wdl.action.Status;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The result of a body: that of its leaves, the actions which no other one runs after. A leaf that
 * was skipped stands for its predecessors, and so on. So a failure that a handler took care of is
 * forgiven, and one whose handler was skipped is not.
 */
final class BlockOutcome {
  private BlockOutcome() {}

  /** The result of a complete frame. */
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

  /** The action that made a frame fail, as deep inside as it can be found. */
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
