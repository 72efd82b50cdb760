package io.sluice.wdl.action;

import io.sluice.wdl.expression.Scope;
import io.sluice.wdl.expression.Template;
import io.sluice.wdl.json.Binary;
import io.sluice.wdl.json.ExpressionException;
import io.sluice.wdl.json.Json;
import io.sluice.wdl.json.SyntaxException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * ParseJson: parses the first JSON value of a text leniently, as Newtonsoft.Json does, and
 * validates it against a schema. After a failed validation the outputs hold the errors instead of a
 * body.
 *
 * @see <a
 *     href="https://learn.microsoft.com/azure/logic-apps/logic-apps-workflow-actions-triggers#parse-json-action">Microsoft:
 *     Parse JSON action</a>
 */
record ParseJson(Template content, @Nullable Object schema) implements Behaviour {
  static Behaviour of(SourceNode source) {
    return new ParseJson(
        source.required("inputs/content"), AtSignEscapes.read(source.get("inputs/schema")));
  }

  @Override
  public Object inputs(Scope scope) {
    return InputValues.object("content", content.evaluate(scope));
  }

  @Override
  public @Nullable Object shownInputs(@Nullable Object inputs) {
    return inputs == null
        ? null
        : InputValues.object("content", InputValues.member(inputs, "content"), "schema", schema);
  }

  @Override
  public ActionCommand start(ActionContext place) {
    Object value = InputValues.member(place.inputs(), "content");
    if (value == null) {
      String message = "Required property 'content' expects a value but got null. Path ''.";
      return new ActionCommand.Complete(
          ActionResult.failed("BadRequest", "InvalidTemplate", message));
    }
    try {
      Object parsed = parsed(value);
      List<Map<String, @Nullable Object>> errors = JsonSchema.errors(schema, parsed);
      return new ActionCommand.Complete(
          errors.isEmpty() ? ActionResult.ok(InputValues.object("body", parsed)) : invalid(errors));
    } catch (ExpressionException | SyntaxException wrong) {
      return new ActionCommand.Complete(
          ActionResult.failed(
              "BadRequest",
              "InvalidTemplate",
              "The 'content' property of actions of type 'ParseJson' must be valid JSON. The"
                  + " provided value cannot be parsed: '"
                  + wrong.getMessage()
                  + "'."));
    }
  }

  private static @Nullable Object parsed(@Nullable Object value) {
    if (value instanceof String text) {
      return Json.parseFirst(text);
    }
    return Binary.is(value) ? Json.parseFirst(Binary.of(value).text()) : value;
  }

  private static ActionResult invalid(List<Map<String, @Nullable Object>> errors) {
    return new ActionResult(
        Status.FAILED,
        "BadRequest",
        InputValues.object("errors", errors),
        new ActionError(
            "ValidationFailed", "The schema validation failed: " + errors.get(0).get("message")));
  }
}
