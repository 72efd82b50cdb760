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
 * @param message begins the error for a value that is neither a string nor an integer
 * @see <a
 *     href="https://learn.microsoft.com/azure/logic-apps/logic-apps-workflow-actions-triggers#switch-action">Microsoft:
 *     Switch action</a>
 */
record Switch(Template expression, Map<String, @Nullable Object> cases, String message)
    implements Behaviour {
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
    return new Switch(
        source.template("expression", source.get("expression")),
        cases,
        "The execution of template action '"
            + source.name()
            + "' failed: The result of the evaluation of 'scope' action expression '"
            + source.get("expression")
            + "' is not valid.");
  }

  @Override
  public Object inputs(Scope scope) {
    return InputValues.object("expressionResult", expression.evaluate(scope));
  }

  @Override
  public ActionCommand start(ActionContext place) {
    Object value = InputValues.member(place.inputs(), "expressionResult");
    if (value == null || !isCase(value)) {
      return new ActionCommand.Complete(
          ActionResult.failed(
              InputValues.EVALUATION_FAILED,
              message
                  + " It is of type '"
                  + Values.typeName(value)
                  + "' but is expected to be a value of type 'String, Integer'."));
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

  /** Power Automate does not compare strings with numbers: the action and its branches fail. */
  private static ActionCommand mixed(Object value, Object one) {
    return new ActionCommand.Complete(
        ActionResult.failed(
            ActionResult.BRANCHING_FAILED,
            "Template language function 'strongEquals' expects parameters of same type, but found '"
                + Values.typeName(value)
                + ","
                + Values.typeName(one)
                + "' distinct types. Convert the value with string() or int()."));
  }

  private static ActionCommand enter(String body) {
    return new ActionCommand.RunBlocks(null, List.of(new ActionCommand.Iteration(0, body)));
  }

  private static boolean isCase(@Nullable Object value) {
    return value instanceof String || value instanceof Long;
  }
}
