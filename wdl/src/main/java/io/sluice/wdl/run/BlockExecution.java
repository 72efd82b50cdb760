package io.sluice.wdl.run;

import io.sluice.wdl.action.Status;
import io.sluice.wdl.definition.ActionBlock;
import io.sluice.wdl.definition.ActionNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One pass through a body: a branch that was taken, a turn of a loop, or the flow's top level. */
final class BlockExecution {
  final ActionBlock body;
  final @Nullable ActionExecution owner;

  /** 1 for a loop's first; 0 when the owner is no loop. */
  final int turn;

  final Map<String, ActionExecution> actions = new LinkedHashMap<>();

  /** How many of the actions have ended. */
  int ended;

  BlockExecution(ActionBlock body, @Nullable ActionExecution owner, int turn) {
    this.body = body;
    this.owner = owner;
    this.turn = turn;
    String prefix = owner == null ? "" : owner.path + (turn > 0 ? "[" + turn + "]" : "") + "/";
    for (ActionNode node : body.actions().values()) {
      actions.put(node.name(), new ActionExecution(node, this, prefix + node.name()));
    }
  }

  boolean complete() {
    return ended == actions.size();
  }

  /** The result of a complete frame. */
  Status status() {
    return BlockOutcome.result(this);
  }

  /** The item of the loop's turn; null when the owner is no loop over items. */
  @Nullable Object item() {
    return owner == null ? null : owner.node.behaviour().item(owner.memo, turn);
  }
}
