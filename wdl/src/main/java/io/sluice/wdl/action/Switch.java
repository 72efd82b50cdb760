package io.sluice.wdl.action;

import io.sluice.wdl.expression.Scope;
import io.sluice.wdl.expression.Template;
import io.sluice.wdl.json.Values;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Runs the case whose value equals the expression's, type and letter case included, or the default.
 */
record Switch(Template expression, Map<String, @Nullable Object> cases) implements Behaviour {
  /** Power Automate's bound. */
  static final int MAX_CASES = 25;

  private static final String DEFAULT = "default";

  static Behaviour of(SourceNode source) {
    Map<String, @Nullable Object> cases = new LinkedHashMap<>();
    for (Map.Entry<String, @Nullable Object> row : source.object("cases").entrySet()) {
      String member = "cases/" + row.getKey();
      Object value = row.getValue() instanceof Map<?, ?> map ? map.get("case") : null;
      if (!isCase(value)) {
        source.problem(member + "/case", "a case is a text or a whole number", "Write it so.");
      }
      if (cases.containsValue(value)) {
        source.problem(member + "/case", "each case value stands once", "Remove one of the two.");
      }
      String key = "case:" + row.getKey();
      cases.put(key, value);
      source.body(key, member + "/actions");
    }
    if (cases.size() > MAX_CASES) {
      source.problem("cases", "a Switch has at most " + MAX_CASES + " cases", "Nest another.");
    }
    source.body(DEFAULT, "default/actions");
    return new Switch(source.template("expression", source.get("expression")), cases);
  }

  @Override
  public Object inputs(Scope scope) {
    return InputValues.object("expressionResult", expression.evaluate(scope));
  }

  @Override
  public ActionCommand start(ActionContext place) {
    Object value = InputValues.member(place.inputs(), "expressionResult");
    if (value == null || !isCase(value)) {
      return InputValues.notValid("switch", value, "a text or a whole number");
    }
    for (Object one : cases.values()) {
      if (one != null && !one.getClass().equals(value.getClass())) {
        return mixed(value, one);
      }
    }
    for (Map.Entry<String, @Nullable Object> row : cases.entrySet()) {
      if (value.equals(row.getValue())) {
        return enter(row.getKey());
      }
    }
    return enter(DEFAULT);
  }

  @Override
  public ActionCommand iterationEnded(ActionContext place) {
    return new ActionCommand.Complete(ActionResult.ofBody(place.iterations().last()));
  }

  @Override
  public boolean isContainer() {
    return true;
  }

  /** The cloud does not compare texts with numbers: it fails. */
  private static ActionCommand mixed(Object value, Object one) {
    return new ActionCommand.Complete(
        ActionResult.failed(
            "InternalServerError",
            "The value of the switch is of type '"
                + Values.typeName(value)
                + "', its case '"
                + one
                + "' of type '"
                + Values.typeName(one)
                + "'. They must be of one type: convert the value with string() or int()."));
  }

  private static ActionCommand enter(String body) {
    return new ActionCommand.RunBlocks(null, List.of(new ActionCommand.Iteration(0, body)));
  }

  private static boolean isCase(@Nullable Object value) {
    return value instanceof String || value instanceof Long;
  }
}
