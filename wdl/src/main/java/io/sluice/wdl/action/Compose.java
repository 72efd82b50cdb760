package io.sluice.wdl.action;

import io.sluice.wdl.expression.Scope;
import io.sluice.wdl.expression.Template;
import org.jspecify.annotations.Nullable;

/**
 * Compose: evaluates its inputs and returns the value.
 *
 * @see <a
 *     href="https://learn.microsoft.com/azure/logic-apps/logic-apps-workflow-actions-triggers#compose-action">Microsoft:
 *     Compose action</a>
 */
record Compose(Template template) implements Behaviour {
  static Behaviour of(SourceNode source) {
    return new Compose(source.required("inputs"));
  }

  @Override
  public @Nullable Object inputs(Scope scope) {
    return template.evaluate(scope);
  }

  @Override
  public ActionCommand start(ActionContext place) {
    return new ActionCommand.Complete(ActionResult.ok(place.inputs()));
  }
}
