package io.sluice.wdl.trial;

import io.sluice.wdl.definition.FlowDefinition;
import io.sluice.wdl.definition.FlowProblem;
import io.sluice.wdl.definition.FlowReader;
import io.sluice.wdl.run.StepView;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compiles flows from text and runs trials of them. */
final class TrialFixture {
  static final Instant START = Instant.parse("2026-11-20T08:00:00Z");

  private TrialFixture() {}

  static FlowDefinition definition(String text) {
    FlowReader.FlowReadResult reading =
        FlowReader.read("tried.json", text.getBytes(StandardCharsets.UTF_8));
    return reading
        .definition()
        .orElseThrow(
            () ->
                new AssertionError(
                    String.join(
                        "\n", reading.problems().stream().map(FlowProblem::text).toList())));
  }

  static FlowDefinition actions(String actions) {
    return definition(
        "{\"triggers\": {\"manual\": {\"type\": \"Request\"}}, \"actions\": {" + actions + "}}");
  }

  /** The best run with built-in mocks alone. */
  static TrialOutcome searched(FlowDefinition definition) {
    ShapeInference inference = ShapeInference.of(definition);
    TrialOptions options = new TrialOptions(START, 1, TrialOptions.DEFAULT_MAX_STEPS);
    TrialEnvironment environment =
        new TrialEnvironment(new Mocks(List.of(), inference), CalledFlows.NONE, options);
    return SampleSearch.run(definition, inference, environment, null).outcome();
  }

  static TrialOutcome trial(FlowDefinition definition, List<MockEntry> entries) {
    return trial(definition, entries, TrialOptions.DEFAULT_MAX_STEPS);
  }

  static TrialOutcome trial(FlowDefinition definition, List<MockEntry> entries, int maxSteps) {
    return trial(definition, entries, CalledFlows.NONE, maxSteps);
  }

  static TrialOutcome trial(
      FlowDefinition definition, List<MockEntry> entries, CalledFlows calledFlows, int maxSteps) {
    ShapeInference inference = ShapeInference.of(definition);
    return Trial.run(
        definition,
        SampleTrigger.outputs(definition, inference, START),
        new TrialEnvironment(
            new Mocks(entries, inference), calledFlows, new TrialOptions(START, 1, maxSteps)));
  }

  static List<MockEntry> entries(String yaml) {
    MockFile.MockReadResult reading =
        MockFile.read("mocks.yaml", yaml.getBytes(StandardCharsets.UTF_8));
    if (!reading.problems().isEmpty()) {
      throw new AssertionError(reading.problems());
    }
    return reading.entries();
  }

  static Map<String, String> statuses(TrialOutcome outcome) {
    Map<String, String> statuses = new LinkedHashMap<>();
    outcome.steps().forEach(step -> statuses.put(step.path(), step.status().text()));
    return statuses;
  }

  static StepView step(TrialOutcome outcome, String path) {
    return outcome.steps().stream()
        .filter(step -> step.path().equals(path))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + path + " in " + statuses(outcome)));
  }

  static @Nullable Object body(TrialOutcome outcome, String path) {
    return JsonObjects.members(step(outcome, path).outputs()).get("body");
  }
}
