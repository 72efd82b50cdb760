package io.sluice.wdl.run;

import io.sluice.wdl.action.ActionResult;
import io.sluice.wdl.definition.ActionBlock;
import io.sluice.wdl.definition.ActionNode;
import java.util.ArrayList;
import java.util.List;

/** Executions of actions as run histories show them. */
final class StepViews {
  /** Shown instead of inputs and outputs that the flow's author has secured. */
  static final String SECURED = "secured by the flow's author";

  private StepViews() {}

  /** The executions so far, including skipped actions inside of them. */
  static List<StepView> of(RunState state) {
    List<StepView> steps = new ArrayList<>();
    for (ActionExecution execution : state.begun) {
      steps.add(step(execution));
      if (execution.isOpen() || execution.node.blocks().isEmpty()) {
        continue;
      }
      for (ActionBlock body : execution.node.blocks().values()) {
        if (execution.blocks.stream()
            .noneMatch(block -> block.definition.key().equals(body.key()))) {
          skipped(execution.path, body, execution, steps);
        }
      }
    }
    return steps;
  }

  private static StepView step(ActionExecution execution) {
    ActionNode node = execution.node;
    boolean secured = node.options().secureInputs() || node.options().secureOutputs();
    return new StepView(
        execution.path,
        node.type(),
        new StepView.StepProgress(
            execution.status,
            execution.calls,
            execution.error == null ? null : RunEndings.text(execution.error),
            execution.pending == null ? null : execution.pending.reason()),
        new StepView.StepPeriod(execution.startedAt, execution.endedAt),
        new StepView.StepValues(
            node.options().secureInputs()
                ? SECURED
                : node.behaviour().shownInputs(execution.inputs),
            node.options().secureOutputs() ? SECURED : execution.outputs,
            secured && execution.tracked != null ? SECURED : execution.tracked),
        List.copyOf(execution.notes));
  }

  /** Adds the actions of branches not taken and of skipped containers, which have no executions. */
  private static void skipped(
      String path, ActionBlock body, ActionExecution container, List<StepView> steps) {
    for (ActionNode node : body.actions().values()) {
      unstarted(
          path + "/" + node.name(), node, SkippedActions.inside(node, container), container, steps);
    }
  }

  private static void unstarted(
      String path,
      ActionNode node,
      ActionResult result,
      ActionExecution container,
      List<StepView> steps) {
    String why = result.error() == null ? null : RunEndings.text(result.error());
    steps.add(
        new StepView(
            path,
            node.type(),
            new StepView.StepProgress(result.status(), 0, why, null),
            new StepView.StepPeriod(null, container.endedAt),
            StepView.StepValues.NONE,
            List.of()));
    for (ActionBlock inner : node.blocks().values()) {
      for (ActionNode child : inner.actions().values()) {
        ActionResult next = SkippedActions.inside(child, node.name());
        unstarted(path + "/" + child.name(), child, next, container, steps);
      }
    }
  }
}
