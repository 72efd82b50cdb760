package io.sluice.wdl.action;

import io.sluice.wdl.expression.Scope;
import io.sluice.wdl.expression.Template;
import io.sluice.wdl.json.ExpressionException;
import io.sluice.wdl.json.TextForm;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Response: responds to the caller of the flow, which continues afterwards.
 *
 * @see <a
 *     href="https://learn.microsoft.com/azure/logic-apps/logic-apps-workflow-actions-triggers#response-action">Microsoft:
 *     Response action</a>
 */
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
          "The status code '" + digits + "' of the response must be 2xx, 4xx or 5xx.");
    }
    Object headers = InputValues.member(place.inputs(), "headers");
    Map<String, @Nullable Object> outputs = new LinkedHashMap<>();
    outputs.put("statusCode", Long.valueOf(digits));
    outputs.put("headers", headers == null ? new LinkedHashMap<>() : headers);
    outputs.put("body", InputValues.member(place.inputs(), "body"));
    return new ActionCommand.Complete(ActionResult.ok(outputs));
  }
}
