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
  static Status result(BlockExecution frame) {
    Status result = Status.SUCCEEDED;
    for (ActionExecution activation : deciding(frame)) {
      if (activation.status == Status.FAILED) {
        return Status.FAILED;
      }
      if (activation.status == Status.TIMED_OUT) {
        result = Status.TIMED_OUT;
      }
    }
    return result;
  }

  /** The action that made a frame fail, as deep inside as it can be found. */
  static Optional<ActionExecution> culprit(BlockExecution frame) {
    for (ActionExecution activation : deciding(frame)) {
      if (activation.status == Status.FAILED || activation.status == Status.TIMED_OUT) {
        return Optional.of(deepest(activation));
      }
    }
    return Optional.empty();
  }

  private static ActionExecution deepest(ActionExecution activation) {
    for (BlockExecution inner : activation.frames) {
      if (inner.complete()) {
        Optional<ActionExecution> found = culprit(inner);
        if (found.isPresent()) {
          return found.get();
        }
      }
    }
    return activation;
  }

  private static Set<ActionExecution> deciding(BlockExecution frame) {
    Set<ActionExecution> seen = new LinkedHashSet<>();
    Set<ActionExecution> found = new LinkedHashSet<>();
    frame.body.leaves().forEach(leaf -> collect(frame, frame.actions.get(leaf), seen, found));
    return found;
  }

  private static void collect(
      BlockExecution frame,
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
        .forEach(name -> collect(frame, frame.actions.get(name), seen, found));
  }
}
