package io.sluice.wdl.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Valid spellings of definitions that the current designers do not produce. */
class DefinitionVariantsTest {
  private static FlowReader.FlowReadResult read(String trigger, String actions) {
    String text =
        "{\"parameters\": {\"n\": {\"type\": \"Int\", \"defaultValue\": 3}, \"t\": {\"type\":"
            + " \"String\", \"defaultValue\": \"PT5M\"}}, \"triggers\": {\"m\": {\"type\":"
            + " \"Request\""
            + trigger
            + "}}, \"actions\": {"
            + actions
            + "}}";
    return FlowReader.read("x.json", text.getBytes(StandardCharsets.UTF_8));
  }

  private static FlowDefinition good(String trigger, String actions) {
    FlowReader.FlowReadResult reading = read(trigger, actions);
    assertThat(reading.problems().stream().map(FlowProblem::text)).isEmpty();
    return reading.definition().orElseThrow();
  }

  @Test
  void bounds_may_be_expressions_of_parameters_and_numbers_in_quotes() {
    FlowDefinition definition =
        good(
            ", \"runtimeConfiguration\": {\"concurrency\": {\"runs\": \"7\"}}",
            """
            "S": {"type": "Scope", "actions": {
              "U": {"type": "Until", "expression": "@equals(1, 2)", "actions": {},
                "limit": {"count": "@parameters('n')", "timeout": "@{parameters('t')}"}}}},
            "I": {"type": "If", "expression": {"equals": [1, 1]}, "actions": {}, "else": {
              "actions": {"V": {"type": "Until", "expression": "@equals(1, 2)", "actions": {},
                "limit": {"count": "1@{parameters('n')}"}}}}}""");
    assertThat(definition.trigger().concurrency()).isEqualTo(7);
    assertThat(definition.index().get("U").behaviour().maxIterations()).isEqualTo(3);
    assertThat(definition.index().get("V").behaviour().maxIterations()).isEqualTo(13);
  }

  @Test
  void a_bound_that_depends_on_the_run_is_reported() {
    assertThat(
            read(
                    "",
                    "\"U\": {\"type\": \"Until\", \"expression\": \"@true\", \"actions\": {},"
                        + " \"limit\": {\"count\": \"@triggerBody()\"}}")
                .problems())
        .singleElement()
        .extracting(FlowProblem::path)
        .isEqualTo("actions/U/limit/count");
  }

  @Test
  void conditions_with_action_names_give_the_order_as_in_the_schema_of_2015() {
    FlowDefinition definition =
        good(
            "",
            """
            "A": {"type": "Compose", "inputs": 1, "conditions": []},
            "B": {"type": "Compose", "inputs": 1, "conditions": [{"dependsOn": "A"}]}""");
    assertThat(definition.index().get("A").runAfter()).isEmpty();
    assertThat(definition.index().get("B").runAfter()).containsOnlyKeys("A");
    assertThat(
            read(
                    "",
                    "\"A\": {\"type\": \"Compose\", \"inputs\": 1, \"conditions\":"
                        + " [{\"expression\": \"@true\"}]}")
                .problems())
        .singleElement()
        .extracting(FlowProblem::advice)
        .isEqualTo("Move the action into an If action with the expression.");
  }

  @Test
  void null_members_count_as_absent() {
    good(
        ", \"splitOn\": null, \"conditions\": null, \"runtimeConfiguration\": {\"concurrency\":"
            + " null}",
        "\"A\": {\"type\": \"Http\", \"limit\": null, \"runtimeConfiguration\": null, \"inputs\":"
            + " {\"method\": \"GET\", \"uri\": \"https://a.example\", \"retryPolicy\": null}}");
  }

  @Test
  void comments_are_ignored() {
    String text =
        "{// one\n \"triggers\": {\"m\": {\"type\": \"Request\"}}, /* two */\n"
            + " \"actions\": {\"A\": {\"type\": \"Compose\", \"inputs\": \"// no comment\"}}}";
    FlowReader.FlowReadResult reading =
        FlowReader.read("x.json", text.getBytes(StandardCharsets.UTF_8));
    assertThat(reading.problems()).isEmpty();
    assertThat(reading.definition().orElseThrow().source()).contains("// no comment");
  }
}
