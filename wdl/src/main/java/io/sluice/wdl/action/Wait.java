package io.sluice.wdl.action;

import io.sluice.wdl.expression.Scope;
import io.sluice.wdl.expression.Template;
import io.sluice.wdl.json.ExpressionException;
import io.sluice.wdl.json.TextForm;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Wait: delays for a duration or until a point in time; one in the past is no delay.
 *
 * @see <a
 *     href="https://learn.microsoft.com/azure/logic-apps/logic-apps-workflow-actions-triggers#wait-action">Microsoft:
 *     Wait action</a>
 */
record Wait(Template template) implements Behaviour {
  static Behaviour of(SourceNode source) {
    if (!source.has("inputs/interval") && !source.has("inputs/until")) {
      source.problem(
          "inputs",
          "a delay must have an interval {count, unit} or an until {timestamp}",
          "Add one.");
    }
    return new Wait(source.required("inputs"));
  }

  @Override
  public @Nullable Object inputs(Scope scope) {
    return template.evaluate(scope);
  }

  @Override
  public ActionCommand start(ActionContext place) {
    Instant until = until(place);
    return until.isAfter(place.now())
        ? new ActionCommand.Sleep(until)
        : new ActionCommand.Complete(over());
  }

  @Override
  public ActionCommand delayElapsed(ActionContext place) {
    return new ActionCommand.Complete(over());
  }

  private static Instant until(ActionContext place) {
    Object until = InputValues.member(place.inputs(), "until");
    if (until != null) {
      return Instants.instant(TextForm.of(InputValues.member(until, "timestamp")));
    }
    Object interval = InputValues.member(place.inputs(), "interval");
    if (!(InputValues.member(interval, "count") instanceof Long count) || count < 0) {
      throw new ExpressionException("The delay's count must be an integer of at least 0.");
    }
    return Instants.plus(place.now(), count, TextForm.of(InputValues.member(interval, "unit")));
  }

  private static ActionResult over() {
    return ActionResult.ok(null);
  }
}
