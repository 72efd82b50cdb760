package io.sluice.wdl.definition;

import io.sluice.wdl.action.CompileSettings;
import io.sluice.wdl.action.ProblemSink;
import io.sluice.wdl.action.SourceProblem;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compiles one document to a flow definition. */
final class FlowCompiler {
  private static final String NO_ACTIONS = "a flow must have at least one action";

  private final String name;
  private final String source;
  private final CompileSettings given;

  FlowCompiler(String name, String source, CompileSettings settings) {
    this.name = name;
    this.source = source;
    this.given = settings;
  }

  /** Compiles for a trial, where a flow may have no actions. */
  Optional<FlowDefinition> compileForTrial(@Nullable Object tree, ProblemSink report) {
    return compile(
        tree,
        problem -> {
          if (!problem.rule().equals(NO_ACTIONS)) {
            report.report(problem);
          }
        });
  }

  /** Compiles; the definition is valid only if no problem was reported, and may be missing. */
  Optional<FlowDefinition> compile(@Nullable Object tree, ProblemSink report) {
    DefinitionEnvelope wrapping = DefinitionEnvelope.of(tree, report);
    CompileSettings settings = given.forFile(DefinitionEnvelope.host(tree));
    ProblemSink inside = below(wrapping.path(), report);
    if (wrapping.definition().isEmpty()) {
      reportEmpty(wrapping, report);
      return Optional.empty();
    }
    Map<String, @Nullable Object> values = DefinitionNormalizer.defaults(wrapping.definition());
    values.putAll(wrapping.parameters());
    Map<String, @Nullable Object> definition =
        DefinitionNormalizer.of(wrapping.definition(), values, settings.language(), inside);
    Trigger trigger = TriggerCompiler.compile(definition.get("triggers"), settings, inside);
    ActionCompiler actions =
        new ActionCompiler(
            DefinitionEnvelope.object(definition.get("staticResults")), settings, inside);
    ActionBlock body =
        actions.body("actions", DefinitionEnvelope.object(definition.get("actions")));
    if (actions.index().isEmpty()) {
      inside.add("actions", NO_ACTIONS, "Add one.");
    }
    Map<String, @Nullable Object> parameters =
        parameters(DefinitionEnvelope.object(definition.get("parameters")), inside);
    wrapping.parameters().forEach((name, value) -> parameters.replace(name, value));
    new References(definition, actions.index(), parameters.keySet(), settings.language(), inside)
        .check();
    return Optional.of(
        new FlowDefinition(
            new FlowDefinition.FlowVersion(name, Hash.of(name, source), source, settings.dialect()),
            trigger,
            body,
            parameters,
            SecureParts.of(
                DefinitionEnvelope.object(definition.get("parameters")),
                DefinitionEnvelope.object(definition.get("triggers")).get(trigger.name())),
            wrapping.connectionReferences(),
            Collections.unmodifiableMap(actions.index())));
  }

  /** An envelope without a path has reported its own problem. */
  private static void reportEmpty(DefinitionEnvelope envelope, ProblemSink report) {
    if (!envelope.path().isEmpty()) {
      report.add(
          SourceProblem.Stage.PARSE,
          envelope.path(),
          "the definition is empty; a flow must have triggers and actions",
          "Export the flow again, or write its triggers and actions here.");
    }
  }

  private static Map<String, @Nullable Object> parameters(
      Map<String, @Nullable Object> declared, ProblemSink report) {
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    declared.forEach(
        (key, row) -> {
          if (!(row instanceof Map<?, ?> map)) {
            report.add(
                SourceProblem.Stage.PARSE,
                "parameters/" + key,
                "a parameter must be {type, defaultValue}",
                "Correct it.");
            return;
          }
          values.put(key, map.get("defaultValue"));
        });
    return values;
  }

  private static ProblemSink below(String path, ProblemSink report) {
    return path.isEmpty() ? report : problem -> report.report(problem.below(path));
  }
}
