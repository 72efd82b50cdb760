package io.sluice.wdl.run;

import io.sluice.wdl.action.Status;
import io.sluice.wdl.definition.ActionBlock;
import io.sluice.wdl.definition.ActionNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One execution of a block of actions: a branch taken, an iteration, or the whole definition. */
final class BlockExecution {
  final ActionBlock definition;

  /** The container; null for the definition's own actions. */
  final @Nullable ActionExecution owner;

  /** Number of the loop's iteration, from 1; 0 when the owner is no loop. */
  final int iteration;

  /** The actions by name, in the order of the document. */
  final Map<String, ActionExecution> actions = new LinkedHashMap<>();

  /** How many of the actions have ended. */
  int ended;

  BlockExecution(ActionBlock definition, @Nullable ActionExecution owner, int iteration) {
    this.definition = definition;
    this.owner = owner;
    this.iteration = iteration;
    String index = iteration > 0 ? "[" + iteration + "]" : "";
    String prefix = owner == null ? "" : owner.path + index + "/";
    for (ActionNode node : definition.actions().values()) {
      actions.put(node.name(), new ActionExecution(node, this, prefix + node.name()));
    }
  }

  /** Whether all actions have ended. */
  boolean complete() {
    return ended == actions.size();
  }

  /** The result of a complete block. */
  Status status() {
    return BlockOutcome.result(this);
  }

  /** The item of a Foreach iteration; null for other blocks. */
  @Nullable Object item() {
    return owner == null ? null : owner.node.behaviour().item(owner.memo, iteration);
  }
}
