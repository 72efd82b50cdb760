package io.sluice.wdl.action;

import io.sluice.wdl.expression.Scope;
import io.sluice.wdl.expression.Template;
import io.sluice.wdl.json.TextForm;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Join: concatenates the items of an array, with a separator between them.
 *
 * @see <a
 *     href="https://learn.microsoft.com/azure/logic-apps/logic-apps-workflow-actions-triggers#join-action">Microsoft:
 *     Join action</a>
 */
record Join(Template from, Template joinWith) implements Behaviour {
  static Behaviour of(SourceNode source) {
    return new Join(source.required("inputs/from"), source.required("inputs/joinWith"));
  }

  @Override
  public Object inputs(Scope scope) {
    return InputValues.object("from", from.evaluate(scope), "joinWith", joinWith.evaluate(scope));
  }

  @Override
  public ActionCommand start(ActionContext place) {
    List<@Nullable Object> items = InputValues.array(place.inputs(), "from");
    if (items == null) {
      return InputValues.notValid(
          "from", InputValues.member(place.inputs(), "from"), "a valid array");
    }
    String separator = TextForm.of(InputValues.member(place.inputs(), "joinWith"));
    String joined = items.stream().map(TextForm::of).collect(Collectors.joining(separator));
    return new ActionCommand.Complete(ActionResult.ok(InputValues.object("body", joined)));
  }
}
