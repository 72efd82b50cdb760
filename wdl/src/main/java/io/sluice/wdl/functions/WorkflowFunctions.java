package io.sluice.wdl.functions;

import static io.sluice.wdl.expression.Function.eager;

import io.sluice.wdl.expression.Arguments;
import io.sluice.wdl.expression.Function;
import io.sluice.wdl.expression.FunctionFamily;
import io.sluice.wdl.expression.Scope;
import io.sluice.wdl.json.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Access to the run: trigger, actions, loops, variables and parameters. */
final class WorkflowFunctions {
  static final List<Function> ROWS =
      List.of(
          eager(
              FunctionFamily.WORKFLOW,
              "triggerBody()",
              "The body of the trigger's outputs.",
              "triggerBody()?['Name'] => 'Contoso'",
              args -> body(args.scope().triggerOutputs())),
          eager(
              FunctionFamily.WORKFLOW,
              "triggerOutputs()",
              "The outputs of the trigger.",
              "triggerOutputs()?['body/Name'] => 'Contoso'",
              args -> args.scope().triggerOutputs()),
          eager(
              FunctionFamily.WORKFLOW,
              "trigger()",
              "The record of the trigger: name, inputs, outputs, times, status.",
              "trigger()['name'] => 'manual'",
              args -> args.scope().trigger()),
          eager(
                  FunctionFamily.WORKFLOW,
                  "body(actionName)",
                  "The body of an action's outputs; null if it has not run.",
                  "body('Get_user')?['mail'] => 'ada@contoso.com'",
                  WorkflowFunctions::bodyOfAction)
              .alias("actionBody"),
          eager(
                  FunctionFamily.WORKFLOW,
                  "outputs(actionName)",
                  "The outputs of an action; null if it has not run.",
                  "outputs('Get_user')['statusCode'] => 200",
                  WorkflowFunctions::outputs)
              .alias("actionOutputs"),
          eager(
              FunctionFamily.WORKFLOW,
              "actions(actionName)",
              "The record of an action: name, inputs, outputs, times, code, status.",
              "actions('Get_user')['status'] => 'Succeeded'",
              args -> args.scope().action(args.text(0)).orElse(null)),
          eager(
              FunctionFamily.WORKFLOW,
              "result(scopedActionName)",
              "The records of the actions inside a scope or loop.",
              "length(result('Try')) => 1",
              args -> args.scope().result(args.text(0))),
          eager(
              FunctionFamily.WORKFLOW,
              "items(loopName)",
              "The current item of an enclosing For each.",
              "items('For_each')?['Id'] => 7",
              args -> args.scope().items(args.text(0))),
          eager(
              FunctionFamily.WORKFLOW,
              "iterationIndexes(loopName)",
              "The iteration index of an enclosing Until.",
              "iterationIndexes('Until') => 3",
              args -> args.scope().iterationIndex(args.text(0))),
          eager(
              FunctionFamily.WORKFLOW,
              "agentParameters(parameterName)",
              "A value that the enclosing agent passes to its tool.",
              "agentParameters('city') => 'Seattle'",
              args -> args.scope().agentParameter(args.text(0))),
          eager(
              FunctionFamily.WORKFLOW,
              "variables(variableName)",
              "The current value of a variable.",
              "variables('numItems') => 20",
              args -> args.scope().variable(args.text(0))),
          eager(
              FunctionFamily.WORKFLOW,
              "parameters(parameterName)",
              "The value of a workflow parameter.",
              "parameters('fullName') => 'Sophia Owen'",
              args -> args.scope().parameter(args.text(0))),
          eager(
              FunctionFamily.WORKFLOW,
              "workflow()",
              "The flow and its run: id, name, type, location, tags, run.",
              "workflow()['run']['name'] => '08585'",
              args -> args.scope().workflow()),
          eager(
              FunctionFamily.WORKFLOW,
              "listCallbackUrl()",
              "The callback URL of this action or flow.",
              "listCallbackUrl() => 'http://127.0.0.1/callback'",
              args -> args.scope().callbackUrl()),
          eager(
              FunctionFamily.WORKFLOW,
              "action()",
              "The record of the current action.",
              "action()['name'] => 'Get_user'",
              args -> args.scope().currentAction()),
          eager(
              FunctionFamily.WORKFLOW,
              "appsetting(name)",
              "An application setting; only on the Logic Apps Standard host.",
              "appsetting('color') => error",
              args -> args.scope().appSetting(args.text(0))));

  private WorkflowFunctions() {}

  private static @Nullable Object outputs(Arguments args) {
    Scope scope = args.scope();
    return scope.outcome(args.text(0)).map(WorkflowFunctions::outputs).orElse(null);
  }

  private static @Nullable Object outputs(Map<String, @Nullable Object> record) {
    return record.get("outputs");
  }

  /** The body of an action; a failed action whose outputs are only {@code errors} has none. */
  private static @Nullable Object bodyOfAction(Arguments args) {
    Map<String, @Nullable Object> record =
        args.scope().outcome(args.text(0)).orElseGet(LinkedHashMap::new);
    Object outputs = record.get("outputs");
    boolean errors = outputs instanceof Map<?, ?> map && map.keySet().equals(Set.of("errors"));
    if (outputs instanceof List<?> turns && record.containsKey("repetitionCount")) {
      List<@Nullable Object> bodies = new ArrayList<>();
      turns.forEach(turn -> bodies.add(body(turn)));
      return bodies;
    }
    return errors && "Failed".equals(record.get("status")) ? null : body(outputs);
  }

  /**
   * The body in an action's outputs. Outputs without headers and status code, such as those of
   * Compose, are the body themselves.
   */
  private static @Nullable Object body(@Nullable Object outputs) {
    if (!(outputs instanceof Map<?, ?> map)) {
      return outputs;
    }
    String key = Values.findKey(map, "body");
    if (key != null) {
      return map.get(key);
    }
    boolean answer = map.containsKey("statusCode") || map.containsKey("headers");
    return answer ? null : outputs;
  }
}
