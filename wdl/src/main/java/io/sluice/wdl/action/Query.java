package io.sluice.wdl.action;

import io.sluice.wdl.expression.Scope;
import io.sluice.wdl.expression.Template;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Query (Filter array): keeps the items that satisfy a condition.
 *
 * @see <a
 *     href="https://learn.microsoft.com/azure/logic-apps/logic-apps-workflow-actions-triggers#query-action">Microsoft:
 *     Query action</a>
 */
record Query(Template from, Template where) implements Behaviour {
  static Behaviour of(SourceNode source) {
    return new Query(source.required("inputs/from"), source.condition("inputs/where"));
  }

  @Override
  public Object inputs(Scope scope) {
    return InputValues.object("from", from.evaluate(scope));
  }

  @Override
  public ActionCommand start(ActionContext place) {
    List<@Nullable Object> items = InputValues.array(place.inputs(), "from");
    if (items == null) {
      return InputValues.notValid(
          "from", InputValues.member(place.inputs(), "from"), "a valid array");
    }
    List<@Nullable Object> kept = new ArrayList<>();
    for (Object item : items) {
      if (Boolean.TRUE.equals(where.evaluate(place.scope().withItem(item)))) {
        kept.add(item);
      }
    }
    return new ActionCommand.Complete(ActionResult.ok(InputValues.object("body", kept)));
  }
}
