package io.sluice.hub.flow.action;

import io.sluice.hub.flow.expression.Scope;
import io.sluice.hub.flow.expression.Template;
import org.jspecify.annotations.Nullable;

/** Gives a value. */
record Compose(Template template) implements Behaviour {
  static Behaviour of(Source source) {
    return new Compose(source.required("inputs"));
  }

  @Override
  public @Nullable Object inputs(Scope scope) {
    return template.evaluate(scope);
  }

  @Override
  public Step start(Place place) {
    return new Step.Finish(Result.ok(place.inputs()));
  }
}
