package io.sluice.wdl.trial;

import io.sluice.wdl.definition.FlowDefinition;
import io.sluice.wdl.definition.FlowTrees;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Infers the shapes of a flow's trigger and of its actions' outputs from the expressions that read
 * them and from JSON schemas. Pure; uses the definition's JSON tree only.
 */
public final class ShapeInference {
  private final ExpressionShapes expressions = new ExpressionShapes();
  private final Map<String, Map<String, InferredShape>> tools =
      new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  private ShapeInference() {}

  /** Infers the shapes of a flow. */
  public static ShapeInference of(FlowDefinition definition) {
    ShapeInference inference = new ShapeInference();
    definition
        .parameters()
        .forEach(
            (name, value) -> {
              if (value instanceof String || value instanceof Number || value instanceof Boolean) {
                inference.expressions.parameter(name).sample(value);
              }
            });
    Map<String, @Nullable Object> tree = FlowTrees.of(definition);
    JsonObjects.members(tree.get("triggers")).forEach((name, json) -> inference.trigger(json));
    // The order of actions in a file is arbitrary: the second pass knows the types of all of them.
    inference.actions(tree.get("actions"));
    inference.actions(tree.get("actions"));
    return inference;
  }

  /** The shape of an action's outputs. */
  InferredShape outputs(String action) {
    return expressions.outputs(action);
  }

  /** The shape of the trigger's outputs. */
  InferredShape trigger() {
    return expressions.trigger();
  }

  /** The shape of a parameter. */
  InferredShape parameter(String name) {
    return expressions.parameter(name);
  }

  private void trigger(@Nullable Object json) {
    Map<String, @Nullable Object> trigger = JsonObjects.members(json);
    Object schema = JsonObjects.members(trigger.get("inputs")).get("schema");
    SchemaShapes.apply(schema, expressions.trigger().member("body"));
    // splitOn is ignored: within the flow, triggerBody() is already the item.
  }

  private void actions(@Nullable Object body) {
    JsonObjects.members(body).forEach((name, json) -> action(name, JsonObjects.members(json)));
  }

  private void action(String name, Map<String, @Nullable Object> action) {
    Map<String, @Nullable Object> inputs = JsonObjects.members(action.get("inputs"));
    switch (String.valueOf(action.get("type")).toLowerCase(Locale.ROOT)) {
      case "compose" -> {
        expressions.hasNoBody(name);
        expressions.outputs(name).unify(expressions.template(action.get("inputs")));
      }
      case "parsejson" -> {
        InferredShape content = expressions.template(inputs.get("content"));
        SchemaShapes.apply(inputs.get("schema"), content);
        expressions.body(name).unify(content);
      }
      case "query", "select", "join", "table" -> data(name, action, inputs);
      case "foreach" -> {
        InferredShape source = expressions.template(action.get("foreach"));
        expressions.loop(name).unify(looped(source));
        expressions.within(expressions.loop(name).items(), () -> actions(action.get("actions")));
      }
      case "if", "until", "scope", "switch" -> container(action);
      case "agent" -> agent(name, action, inputs);
      case "wait" -> {
        expressions
            .template(JsonObjects.members(inputs.get("until")).get("timestamp"))
            .is(ExpectedType.DATE);
        expressions
            .template(JsonObjects.members(inputs.get("interval")).get("count"))
            .is(ExpectedType.INTEGER);
      }
      case "expression" -> calculation(name, action, inputs);
      case "response" -> {
        expressions.template(inputs.get("statusCode")).is(ExpectedType.INTEGER).sample(200L);
        other(action, inputs);
      }
      default -> other(action, inputs);
    }
  }

  private void data(
      String name, Map<String, @Nullable Object> action, Map<String, @Nullable Object> inputs) {
    InferredShape from = looped(expressions.template(inputs.get("from")));
    switch (String.valueOf(action.get("type")).toLowerCase(Locale.ROOT)) {
      case "query" -> {
        expressions.within(
            from.items(),
            () -> expressions.expression(inputs.get("where")).is(ExpectedType.BOOLEAN));
        expressions.body(name).unify(from);
      }
      case "select" ->
          expressions.within(
              from.items(),
              () ->
                  expressions.body(name).items().unify(expressions.template(inputs.get("select"))));
      case "table" -> {
        if (inputs.get("columns") == null) {
          from.items().is(ExpectedType.OBJECT);
        }
        expressions.within(from.items(), () -> expressions.template(inputs.get("columns")));
        expressions.body(name).is(ExpectedType.TEXT);
      }
      default -> expressions.body(name).is(ExpectedType.TEXT);
    }
  }

  /** True for an action that runs only if one before it did not succeed. */
  private static boolean handlesFailure(Map<String, @Nullable Object> action) {
    return JsonObjects.members(action.get("runAfter")).values().stream()
        .anyMatch(
            statuses ->
                statuses instanceof List<?> list
                    && list.stream().map(String::valueOf).noneMatch("Succeeded"::equalsIgnoreCase));
  }

  private static InferredShape looped(InferredShape source) {
    source.is(ExpectedType.ARRAY).needs().mark(ValueNeeds.Need.LOOPED);
    return source;
  }

  private void container(Map<String, @Nullable Object> action) {
    Object expression = action.get("expression");
    if (action.get("cases") instanceof Map<?, ?> cases) {
      InferredShape value = expressions.template(expression);
      for (Object row : cases.values()) {
        value.unify(expressions.template(JsonObjects.members(row).get("case")));
        actions(JsonObjects.members(row).get("actions"));
      }
      actions(JsonObjects.members(action.get("default")).get("actions"));
    } else if (expression != null) {
      expressions.within(
          mode(action), () -> expressions.expression(expression).is(ExpectedType.BOOLEAN));
    }
    actions(action.get("actions"));
    actions(JsonObjects.members(action.get("else")).get("actions"));
  }

  private static ConditionMode mode(Map<String, @Nullable Object> action) {
    if ("until".equalsIgnoreCase(String.valueOf(action.get("type")))) {
      return ConditionMode.REQUIRED;
    }
    boolean ends = endsRun(action.get("actions"), 0);
    if (ends != endsRun(JsonObjects.members(action.get("else")).get("actions"), 0)) {
      return ends ? ConditionMode.AVOIDED : ConditionMode.REQUIRED;
    }
    return ConditionMode.WISHED;
  }

  /** True if a block always ends the run, so that a trial of it would show little. */
  private static boolean endsRun(@Nullable Object body, int depth) {
    for (Object json : JsonObjects.members(body).values()) {
      Map<String, @Nullable Object> action = JsonObjects.members(json);
      String type = String.valueOf(action.get("type")).toLowerCase(Locale.ROOT);
      if (handlesFailure(action)) {
        continue;
      }
      boolean ends = type.equals("terminate");
      if (ends
          || (type.equals("scope") && depth < 32 && endsRun(action.get("actions"), depth + 1))) {
        return true;
      }
    }
    return false;
  }

  /** Tools that hand over to another agent are called last, because the agent then ends. */
  private void agent(
      String name, Map<String, @Nullable Object> action, Map<String, @Nullable Object> inputs) {
    expressions.hasNoBody(name);
    other(action, inputs);
    Map<String, InferredShape> called = new LinkedHashMap<>();
    Map<String, InferredShape> handoffs = new LinkedHashMap<>();
    JsonObjects.members(action.get("tools"))
        .forEach(
            (tool, json) -> {
              Map<String, @Nullable Object> members = JsonObjects.members(json);
              InferredShape parameters = InferredShape.named("").is(ExpectedType.OBJECT);
              SchemaShapes.apply(members.get("agentParameterSchema"), parameters);
              expressions.withinTool(parameters, () -> actions(members.get("actions")));
              boolean ends =
                  JsonObjects.members(members.get("actions")).values().stream()
                      .map(one -> String.valueOf(JsonObjects.members(one).get("type")))
                      .anyMatch("AgentHandoff"::equalsIgnoreCase);
              (ends ? handoffs : called).put(tool, parameters);
            });
    called.putAll(handoffs);
    tools.put(name, called);
  }

  /** The shapes of the agent parameters of an agent's tools, in the order of their calls. */
  Map<String, InferredShape> tools(String agent) {
    return tools.getOrDefault(agent, Map.of());
  }

  /** A function of the designer's cards for date, time, number and text. */
  private void calculation(
      String name, Map<String, @Nullable Object> action, Map<String, @Nullable Object> inputs) {
    Map<String, InferredShape> given = new LinkedHashMap<>();
    inputs.forEach((key, value) -> given.put(key, expressions.template(value)));
    InferredShape result =
        CalculationShapes.of(String.valueOf(action.get("kind")).toLowerCase(Locale.ROOT), given);
    expressions.body(name).unify(result);
  }

  private void other(Map<String, @Nullable Object> action, Map<String, @Nullable Object> inputs) {
    String type = String.valueOf(action.get("type")).toLowerCase(Locale.ROOT);
    if (type.equals("initializevariable") && inputs.get("variables") instanceof List<?> rows) {
      rows.forEach(row -> declared(JsonObjects.members(row)));
    } else if (type.endsWith("variable") && inputs.get("name") instanceof String name) {
      assigned(type, expressions.variable(name), expressions.template(inputs.get("value")));
    } else {
      // host and authentication objects are not evaluated.
      inputs.remove("host");
      inputs.remove("authentication");
      expressions.template(inputs);
    }
  }

  private void declared(Map<String, @Nullable Object> row) {
    InferredShape variable = expressions.variable(String.valueOf(row.get("name")));
    switch (String.valueOf(row.get("type")).toLowerCase(Locale.ROOT)) {
      case "string" -> variable.is(ExpectedType.TEXT);
      case "integer" -> variable.is(ExpectedType.INTEGER);
      case "float" -> variable.is(ExpectedType.NUMBER);
      case "boolean" -> variable.is(ExpectedType.BOOLEAN);
      case "array" -> variable.is(ExpectedType.ARRAY);
      default -> variable.is(ExpectedType.OBJECT);
    }
    if (row.get("value") != null) {
      variable.unify(expressions.template(row.get("value")));
    }
  }

  private static void assigned(String type, InferredShape variable, InferredShape value) {
    switch (type) {
      case "setvariable" -> variable.unify(value);
      case "appendtoarrayvariable" -> variable.items().unify(value);
      case "incrementvariable", "decrementvariable" -> value.is(ExpectedType.INTEGER);
      default -> {}
    }
  }
}
