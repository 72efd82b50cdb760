package io.sluice.wdl.run;

import io.sluice.wdl.action.ActionResult;
import io.sluice.wdl.definition.ActionNode;
import io.sluice.wdl.definition.FlowDefinition;
import io.sluice.wdl.json.ExpressionException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The executions that expressions of an action can see: those of its own iteration, else the last
 * ones, and the actions of blocks that did not run.
 *
 * @param place the action whose expressions are evaluated
 */
record VisibleActions(FlowDefinition definition, ActionExecution place) {
  /**
   * An action that has no execution since its container did not run it.
   *
   * @param container the innermost container that has an execution
   */
  record Unstarted(ActionNode node, ActionResult result, ActionExecution container) {}

  /**
   * The execution of an action; empty when there is none.
   *
   * @throws ExpressionException if the flow has no such action
   */
  Optional<ActionExecution> find(String name) {
    ActionNode node = node(name);
    int common = common(node);
    BlockExecution block = around(common);
    for (int i = common; block != null && i < node.containers().size(); i++) {
      ActionExecution container = block.actions.get(node.containers().get(i));
      block = container == null ? null : last(container, inside(node, i));
    }
    return block == null ? Optional.empty() : Optional.ofNullable(block.actions.get(node.name()));
  }

  /** An action without an execution, if it is known that it will have none. */
  Optional<Unstarted> unstarted(String name) {
    ActionNode node = node(name);
    int common = common(node);
    BlockExecution block = around(common);
    for (int i = common; block != null && i < node.containers().size(); i++) {
      ActionExecution container = block.actions.get(node.containers().get(i));
      if (container == null || !container.status.isFinal()) {
        return Optional.empty();
      }
      BlockExecution inner = last(container, inside(node, i));
      if (inner == null) {
        boolean direct = i + 1 == node.containers().size();
        ActionResult result =
            direct
                ? SkippedActions.inside(node, container)
                : SkippedActions.inside(node, node.containers().get(node.containers().size() - 1));
        return Optional.of(new Unstarted(node, result, container));
      }
      block = inner;
    }
    return Optional.empty();
  }

  private ActionNode node(String name) {
    return definition
        .action(name)
        .orElseThrow(() -> new ExpressionException("The flow has no action '" + name + "'."));
  }

  /** The block around the place at a depth; the flow's own block has depth 0. */
  BlockExecution around(int depth) {
    BlockExecution at = place.block;
    for (int i = place.node.containers().size(); i > depth && at.owner != null; i--) {
      at = at.owner.block;
    }
    return at;
  }

  private static String inside(ActionNode node, int level) {
    List<String> containers = node.containers();
    return level + 1 < containers.size() ? containers.get(level + 1) : node.name();
  }

  private static @Nullable BlockExecution last(ActionExecution container, String action) {
    for (int i = container.blocks.size() - 1; i >= 0; i--) {
      if (container.blocks.get(i).actions.containsKey(action)) {
        return container.blocks.get(i);
      }
    }
    return null;
  }

  /** The number of containers that enclose both an action and the place. */
  int common(ActionNode node) {
    List<String> a = node.containers();
    List<String> b = place.node.containers();
    int at = 0;
    while (at < a.size() && at < b.size() && a.get(at).equals(b.get(at))) {
      at++;
    }
    return at;
  }
}
