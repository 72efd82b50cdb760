package io.sluice.hub.flow;

import io.sluice.hub.connector.Connectors;
import io.sluice.wdl.definition.FlowDefinition;
import io.sluice.wdl.definition.FlowProblem;
import io.sluice.wdl.definition.FlowReader.FlowReadResult;
import io.sluice.wdl.definition.Trigger;
import io.sluice.wdl.json.ExpressionException;
import io.sluice.wdl.run.RunRules;
import io.sluice.wdl.run.TriggerScope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks flow files against the rules of this hub, beyond those of the language. Pure. */
final class FlowValidator {
  private final TriggerCheck check;
  private final RunRules rules;
  private final boolean mocks;
  private final KnownEntities entities;

  FlowValidator(TriggerCheck check, FlowConfig config, KnownEntities entities) {
    this.check = check;
    this.rules = config.rules();
    this.mocks = config.mocks();
    this.entities = entities;
  }

  /**
   * Validates the content of a file.
   *
   * @param sameName other files whose flows have the same name
   * @param now for expressions in the trigger's parameters
   */
  FlowEntry validate(String file, FlowReadResult read, List<String> sameName, Instant now) {
    List<String> problems = new ArrayList<>();
    read.problems().stream().map(FlowProblem::text).forEach(problems::add);
    for (String other : sameName) {
      problems.add(
          file
              + ": a flow has a name of its own, and "
              + other
              + " has this one. Rename the file.");
    }
    FlowDefinition definition = read.definition().orElse(null);
    Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
    String place = "";
    if (definition != null) {
      place = file + read.trigger().text() + " triggers/" + definition.trigger().name();
      problems.addAll(trigger(place + ": ", definition, parameters, now));
      for (KnownEntities.ParameterIssue refused : entities.refusals(parameters)) {
        problems.add(refused.at(place));
      }
      problems.addAll(mocks ? List.of() : MissingOperations.problems(file, definition));
    }
    return new FlowEntry(file, read.name(), definition, parameters, place, problems);
  }

  private List<String> trigger(
      String place,
      FlowDefinition definition,
      Map<String, @Nullable Object> parameters,
      Instant now) {
    Trigger trigger = definition.trigger();
    if (trigger.isRequest()) {
      return List.of();
    }
    if (!trigger.connector().equals(Connectors.CUSTOMER_INSIGHTS)
        || trigger.operationId().isEmpty()) {
      return List.of(
          place
              + "a flow starts with a trigger of Customer Insights, not with "
              + trigger.type()
              + ". Use type OpenApiConnection with host.apiId"
              + " /providers/Microsoft.PowerApps/apis/shared_customerinsights.");
    }
    try {
      TriggerScope scope = new TriggerScope(definition, null, now, rules);
      if (trigger.parameters().evaluate(scope) instanceof Map<?, ?> map) {
        map.forEach((key, value) -> parameters.put(String.valueOf(key), value));
      }
    } catch (ExpressionException failed) {
      return List.of(place + failed.getMessage() + " Correct the trigger's parameters.");
    }
    return check.problems(trigger.operationId(), parameters).stream()
        .map(problem -> place + problem)
        .toList();
  }
}
