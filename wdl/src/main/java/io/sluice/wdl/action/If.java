package io.sluice.wdl.action;

import io.sluice.wdl.expression.Scope;
import io.sluice.wdl.expression.Template;
import java.util.List;

/** Runs one of two branches; a branch that is absent or empty succeeds. */
record If(Template condition) implements Behaviour {
  private static final String THEN = "actions";
  private static final String ELSE = "else";

  static Behaviour of(Source source) {
    source.body(THEN, THEN);
    source.body(ELSE, "else/actions");
    return new If(source.condition("expression"));
  }

  @Override
  public Object inputs(Scope scope) {
    return Data.object("expressionResult", condition.evaluate(scope));
  }

  @Override
  public Step start(Place place) {
    boolean holds = Boolean.TRUE.equals(Data.member(place.inputs(), "expressionResult"));
    return new Step.Enter(null, List.of(new Step.Turn(0, holds ? THEN : ELSE)));
  }

  @Override
  public Step turnEnded(Place place) {
    return new Step.Finish(Result.ofBody(place.turns().last()));
  }

  @Override
  public boolean isContainer() {
    return true;
  }
}
