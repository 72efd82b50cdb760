package io.sluice.wdl.action;

import io.sluice.wdl.expression.Scope;
import io.sluice.wdl.expression.Template;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Select: maps each item of an array to another value.
 *
 * @see <a
 *     href="https://learn.microsoft.com/azure/logic-apps/logic-apps-workflow-actions-triggers#select-action">Microsoft:
 *     Select action</a>
 */
record Select(Template from, Template select) implements Behaviour {
  static Behaviour of(SourceNode source) {
    return new Select(source.required("inputs/from"), source.required("inputs/select"));
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
    List<@Nullable Object> made = new ArrayList<>();
    for (Object item : items) {
      made.add(select.evaluate(place.scope().withItem(item)));
    }
    return new ActionCommand.Complete(ActionResult.ok(InputValues.object("body", made)));
  }
}
