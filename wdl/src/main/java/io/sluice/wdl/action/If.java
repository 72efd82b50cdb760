package io.sluice.wdl.action;

import io.sluice.wdl.expression.Scope;
import io.sluice.wdl.expression.Template;
import java.util.List;

/** Runs one of two branches; a branch that is absent or empty succeeds. */
record If(Template condition) implements Behaviour {
  private static final String THEN = "actions";
  private static final String ELSE = "else";

  static Behaviour of(SourceNode source) {
    source.body(THEN, THEN);
    source.body(ELSE, "else/actions");
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
    return new ActionCommand.Complete(ActionResult.ofBody(place.iterations().last()));
  }

  @Override
  public boolean isContainer() {
    return true;
  }
}
