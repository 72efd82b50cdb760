package io.sluice.wdl.action;

import io.sluice.wdl.expression.Scope;
import io.sluice.wdl.expression.Template;
import io.sluice.wdl.json.ExpressionException;
import io.sluice.wdl.json.TextForm;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The answer to whoever called the flow; the flow goes on afterwards. */
record Response(Template template) implements Behaviour {
  static Behaviour of(SourceNode source) {
    return new Response(source.required("inputs"));
  }

  @Override
  public @Nullable Object inputs(Scope scope) {
    return template.evaluate(scope);
  }

  @Override
  public ActionCommand start(ActionContext place) {
    Object code = InputValues.member(place.inputs(), "statusCode");
    String digits = code == null ? "200" : TextForm.of(code);
    if (!digits.matches("[245]\\d\\d")) {
      throw new ExpressionException(
          "The status code '" + digits + "' of the response is not one of 2xx, 4xx and 5xx.");
    }
    Object headers = InputValues.member(place.inputs(), "headers");
    Map<String, @Nullable Object> outputs = new LinkedHashMap<>();
    outputs.put("statusCode", Long.valueOf(digits));
    outputs.put("headers", headers == null ? new LinkedHashMap<>() : headers);
    outputs.put("body", InputValues.member(place.inputs(), "body"));
    return new ActionCommand.Complete(ActionResult.ok(outputs));
  }
}
