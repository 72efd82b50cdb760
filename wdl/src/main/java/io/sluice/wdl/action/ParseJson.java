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
 * Reads the first value of a text as JSON, leniently, and checks it against a schema. What does not
 * fit the schema is listed in the outputs, which have no body then.
 */
record ParseJson(Template content, @Nullable Object schema) implements Behaviour {
  static Behaviour of(Source source) {
    return new ParseJson(
        source.required("inputs/content"), Escapes.read(source.get("inputs/schema")));
  }

  @Override
  public Object inputs(Scope scope) {
    return Data.object("content", content.evaluate(scope));
  }

  @Override
  public Step start(Place place) {
    Object value = Data.member(place.inputs(), "content");
    if (value == null) {
      String message = "Required property 'content' expects a value but got null. Path ''.";
      return new Step.Finish(Result.failed("BadRequest", "InvalidTemplate", message));
    }
    try {
      Object parsed = parsed(value);
      List<Map<String, @Nullable Object>> errors = JsonSchema.errors(schema, parsed);
      return new Step.Finish(
          errors.isEmpty() ? Result.ok(Data.object("body", parsed)) : invalid(errors));
    } catch (ExpressionException | SyntaxException wrong) {
      return new Step.Finish(
          Result.failed(
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

  private static Result invalid(List<Map<String, @Nullable Object>> errors) {
    return new Result(
        Status.FAILED,
        "BadRequest",
        Data.object("errors", errors),
        new ActionError(
            "ValidationFailed", "The schema validation failed: " + errors.get(0).get("message")));
  }
}
