package io.sluice.wdl.action;

import io.sluice.wdl.expression.Scope;
import io.sluice.wdl.expression.Template;
import io.sluice.wdl.json.TextForm;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One text from the items of an array. */
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
    String between = TextForm.of(InputValues.member(place.inputs(), "joinWith"));
    String joined = items.stream().map(TextForm::of).collect(Collectors.joining(between));
    return new ActionCommand.Complete(ActionResult.ok(InputValues.object("body", joined)));
  }
}
