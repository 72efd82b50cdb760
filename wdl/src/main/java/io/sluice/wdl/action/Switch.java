package io.sluice.wdl.action;

import io.sluice.wdl.expression.Scope;
import io.sluice.wdl.expression.Template;
import io.sluice.wdl.json.Values;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Switch: runs the case whose value equals that of the expression, or the default case. The
 * comparison includes type and letter case.
 *
 * @see <a
 *     href="https://learn.microsoft.com/azure/logic-apps/logic-apps-workflow-actions-triggers#switch-action">Microsoft:
 *     Switch action</a>
 */
record Switch(Template expression, Map<String, @Nullable Object> cases) implements Behaviour {
  /** Maximum number of cases, a limit of Power Automate. */
  static final int MAX_CASES = 25;

  private static final String DEFAULT = "default";

  static Behaviour of(SourceNode source) {
    Map<String, @Nullable Object> cases = new LinkedHashMap<>();
    for (Map.Entry<String, @Nullable Object> row : source.object("cases").entrySet()) {
      String member = "cases/" + row.getKey();
      Object value = row.getValue() instanceof Map<?, ?> map ? map.get("case") : null;
      if (!isCase(value)) {
        source.problem(
            member + "/case", "the value of a case must be a string or an integer", "Correct it.");
      }
      if (cases.containsValue(value)) {
        source.correctable(
            member + "/case", "case values must be unique", "Remove one of the two.");
      }
      String key = "case:" + row.getKey();
      cases.put(key, value);
      source.block(key, member + "/actions");
    }
    if (cases.size() > MAX_CASES) {
      source.correctable("cases", "a Switch has at most " + MAX_CASES + " cases", "Nest another.");
    }
    source.block(DEFAULT, "default/actions");
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
      return InputValues.notValid("switch", value, "a string or an integer");
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
    return new ActionCommand.Complete(ActionResult.ofBlock(place.iterations().last()));
  }

  @Override
  public boolean isContainer() {
    return true;
  }

  /** Power Automate does not compare strings with numbers: the action fails. */
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
                + "'. Both must have the same type: convert the value with string() or int()."));
  }

  private static ActionCommand enter(String body) {
    return new ActionCommand.RunBlocks(null, List.of(new ActionCommand.Iteration(0, body)));
  }

  private static boolean isCase(@Nullable Object value) {
    return value instanceof String || value instanceof Long;
  }
}
