package io.sluice.wdl.definition;

import io.sluice.wdl.action.CompileSettings;
import io.sluice.wdl.action.ConnectorNames;
import io.sluice.wdl.action.ProblemSink;
import io.sluice.wdl.action.SourceNode;
import io.sluice.wdl.action.SourceProblem;
import io.sluice.wdl.expression.Template;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compiles the trigger of a flow. */
final class TriggerCompiler {
  /** Maximum of the concurrency limit that a flow can set. */
  static final int MAX_CONCURRENCY = 100;

  private TriggerCompiler() {}

  static Trigger compile(@Nullable Object triggers, CompileSettings settings, ProblemSink report) {
    Map<String, @Nullable Object> all = DefinitionEnvelope.object(triggers);
    if (all.size() != 1) {
      report.add(
          all.isEmpty() ? SourceProblem.Stage.PARSE : SourceProblem.Stage.SAVE,
          "triggers",
          "a flow must have exactly one trigger, this one has " + all.size(),
          all.isEmpty() ? "Add one." : "Create a flow for each.");
    }
    String name = all.isEmpty() ? "trigger" : all.keySet().iterator().next();
    Map<String, @Nullable Object> json = DefinitionEnvelope.object(all.get(name));
    SourceNode source = new SourceNode(name, "triggers/" + name, json, settings, report);
    if (!all.isEmpty() && !(json.get("type") instanceof String)) {
      source.problem("type", "a trigger must have a type", "Add it, such as OpenApiConnection.");
    }
    Object apiId = source.get("inputs/host/apiId");
    Object operation = source.get("inputs/host/operationId");
    Object kind = json.get("kind");
    return new Trigger(
        name,
        new Trigger.TriggerOperation(
            new Trigger.TriggerType(
                String.valueOf(json.get("type")), kind instanceof String text ? text : ""),
            apiId instanceof String text ? ConnectorNames.ofApiId(text) : "",
            operation instanceof String text ? text : ""),
        source.template("inputs/parameters", parameters(source)),
        conditions(source),
        splitOn(source),
        concurrency(source),
        endpoint(source),
        inputs(source));
  }

  private static Map<String, @Nullable Object> inputs(SourceNode source) {
    if (!(source.get("inputs") instanceof Map<?, ?>)) {
      return Map.of();
    }
    Map<String, @Nullable Object> inputs = new LinkedHashMap<>(source.object("inputs"));
    inputs.remove("authentication");
    return Collections.unmodifiableMap(inputs);
  }

  private static RequestEndpoint endpoint(SourceNode source) {
    Object method = source.get("inputs/method");
    Object path = source.get("inputs/relativePath");
    return RequestEndpoint.of(
        method instanceof String text ? text.toUpperCase(Locale.ROOT) : "POST",
        path instanceof String text ? text : "");
  }

  private static Map<String, @Nullable Object> parameters(SourceNode source) {
    return source.has("inputs/host") ? source.object("inputs/parameters") : new LinkedHashMap<>();
  }

  private static List<Trigger.TriggerCondition> conditions(SourceNode source) {
    List<Trigger.TriggerCondition> conditions = new ArrayList<>();
    Object listed = source.get("conditions");
    if (listed == null) {
      return conditions;
    }
    if (!(listed instanceof List<?> list)) {
      source.problem("conditions", "conditions must be an array of {expression}", "Correct it.");
      return conditions;
    }
    for (int i = 0; i < list.size(); i++) {
      SourceNode row =
          new SourceNode(
              source.name(),
              source.path() + "/conditions/" + i,
              DefinitionEnvelope.object(list.get(i)),
              source.settings(),
              source.report());
      conditions.add(
          new Trigger.TriggerCondition(
              String.valueOf(row.get("expression")), row.condition("expression")));
    }
    return conditions;
  }

  private static @Nullable Template splitOn(SourceNode source) {
    return source.get("splitOn") != null ? source.expression("splitOn") : null;
  }

  private static int concurrency(SourceNode source) {
    String member = "runtimeConfiguration/concurrency/runs";
    Object set = source.get(member);
    boolean single = String.valueOf(source.get("operationOptions")).contains("SingleInstance");
    if (set == null) {
      return single ? 1 : 0;
    }
    if (set instanceof Long number && number >= 1 && number <= MAX_CONCURRENCY) {
      return number.intValue();
    }
    source.correctable(
        member, "runs must be an integer from 1 to " + MAX_CONCURRENCY, "Correct it.");
    return 0;
  }
}
