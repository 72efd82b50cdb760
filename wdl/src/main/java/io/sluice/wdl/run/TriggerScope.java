package io.sluice.wdl.run;

import io.sluice.wdl.definition.FlowDefinition;
import io.sluice.wdl.expression.Dialect;
import io.sluice.wdl.expression.Scope;
import io.sluice.wdl.json.ExpressionException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The scope of a trigger's parameters, conditions and {@code splitOn}: the flow's parameters and
 * the event, if there is one. There is no run yet.
 *
 * @param outputs the trigger's outputs; null while the flow is loaded
 */
public record TriggerScope(
    FlowDefinition definition,
    @Nullable Map<String, @Nullable Object> outputs,
    Instant now,
    RunRules rules)
    implements Scope {

  @Override
  public Map<String, @Nullable Object> trigger() {
    Map<String, @Nullable Object> record = new LinkedHashMap<>();
    record.put("name", definition.trigger().name());
    record.put("outputs", outputs);
    record.put("startTime", now.toString());
    record.put("status", "Succeeded");
    return record;
  }

  @Override
  public @Nullable Object triggerOutputs() {
    return outputs;
  }

  @Override
  public Optional<Map<String, @Nullable Object>> action(String name) {
    throw notHere("an action");
  }

  @Override
  public Map<String, @Nullable Object> currentAction() {
    throw notHere("an action");
  }

  @Override
  public List<@Nullable Object> result(String container) {
    throw notHere("an action");
  }

  @Override
  public @Nullable Object variable(String name) {
    throw notHere("a variable");
  }

  @Override
  public @Nullable Object parameter(String name) {
    for (Map.Entry<String, @Nullable Object> row : definition.parameters().entrySet()) {
      if (row.getKey().equalsIgnoreCase(name)) {
        return row.getValue();
      }
    }
    throw new ExpressionException("The workflow parameter '" + name + "' is not found.");
  }

  @Override
  public @Nullable Object items(String loop) {
    throw notHere("a loop's item");
  }

  @Override
  public @Nullable Object item() {
    throw notHere("an item");
  }

  @Override
  public long iterationIndex(String until) {
    throw notHere("a loop's turn");
  }

  @Override
  public Map<String, @Nullable Object> workflow() {
    Map<String, @Nullable Object> workflow = new LinkedHashMap<>();
    workflow.put("name", definition.name());
    workflow.put("location", rules.environment());
    return workflow;
  }

  @Override
  public String callbackUrl() {
    throw notHere("a callback address");
  }

  @Override
  public String guid() {
    throw notHere("a random id");
  }

  @Override
  public long random(long low, long high) {
    throw notHere("a random number");
  }

  @Override
  public Dialect dialect() {
    return definition.dialect();
  }

  @Override
  public Scope withItem(@Nullable Object item) {
    throw notHere("an item");
  }

  private static ExpressionException notHere(String what) {
    return new ExpressionException(
        "A trigger is evaluated before its run; it cannot refer to " + what);
  }
}
