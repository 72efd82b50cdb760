package io.sluice.wdl.run;

import io.sluice.wdl.action.Status;
import io.sluice.wdl.definition.ActionNode;
import io.sluice.wdl.definition.Body;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One pass through a body: a branch that was taken, a turn of a loop, or the flow's top level. */
final class Frame {
  final Body body;
  final @Nullable Activation owner;

  /** 1 for a loop's first; 0 when the owner is no loop. */
  final int turn;

  final Map<String, Activation> actions = new LinkedHashMap<>();

  /** How many of the actions have ended. */
  int ended;

  Frame(Body body, @Nullable Activation owner, int turn) {
    this.body = body;
    this.owner = owner;
    this.turn = turn;
    String prefix = owner == null ? "" : owner.path + (turn > 0 ? "[" + turn + "]" : "") + "/";
    for (ActionNode node : body.actions().values()) {
      actions.put(node.name(), new Activation(node, this, prefix + node.name()));
    }
  }

  boolean complete() {
    return ended == actions.size();
  }

  /** The result of a complete frame. */
  Status status() {
    return Leaves.result(this);
  }

  /** The item of the loop's turn; null when the owner is no loop over items. */
  @Nullable Object item() {
    return owner == null ? null : owner.node.behaviour().item(owner.memo, turn);
  }
}
