package io.sluice.wdl.action;

import io.sluice.wdl.expression.Scope;
import io.sluice.wdl.expression.Template;
import java.util.List;

/**
 * If: runs one of two branches. A missing or empty branch succeeds.
 *
 * @see <a
 *     href="https://learn.microsoft.com/azure/logic-apps/logic-apps-workflow-actions-triggers#if-action">Microsoft:
 *     If action</a>
 */
record If(Template condition) implements Behaviour {
  private static final String THEN = "actions";
  private static final String ELSE = "else";

  static Behaviour of(SourceNode source) {
    source.block(THEN, THEN);
    source.block(ELSE, "else/actions");
    return new If(source.condition("expression"));
  }

  @Override
  public Object inputs(Scope scope) {
    return InputValues.object("expressionResult", condition.evaluate(scope));
  }

  @Override
  public ActionCommand start(ActionContext place) {
    boolean holds = Boolean.TRUE.equals(InputValues.member(place.inputs(), "expressionResult"));
    return new ActionCommand.RunBlocks(
        null, List.of(new ActionCommand.Iteration(0, holds ? THEN : ELSE)));
  }

  @Override
  public ActionCommand iterationEnded(ActionContext place) {
    return new ActionCommand.Complete(ActionResult.ofBlock(place.iterations().last()));
  }

  @Override
  public boolean isContainer() {
    return true;
  }
}
