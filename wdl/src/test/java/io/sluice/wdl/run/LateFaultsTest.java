package io.sluice.wdl.run;

import static io.sluice.wdl.run.FlowTexts.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.wdl.action.Status;
import io.sluice.wdl.definition.FlowDefinition;
import io.sluice.wdl.definition.FlowReader;
import io.sluice.wdl.definition.TrialReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Faults that the cloud finds when an action runs: the flow is loaded and only the action fails.
 */
class LateFaultsTest {
  private static Drive run(String actions) {
    return Drive.of(actions).go();
  }

  @ParameterizedTest
  @CsvSource({
    "string, \"\"",
    "String, \"\"",
    "integer, 0",
    "float, 0.0",
    "boolean, false",
    "array, []",
    "object, null"
  })
  void a_variable_without_a_value_starts_as_the_empty_value_of_its_type(String type, String value) {
    Drive drive =
        run(
            """
            "V": {"type": "InitializeVariable", "inputs": {"variables": [
              {"name": "v", "type": "%s"}]}},
            "A": {"type": "Compose", "inputs": "@variables('v')", "runAfter": {"V": ["Succeeded"]}}
            """
                .formatted(type));
    assertThat(drive.outputs("A")).isEqualTo(json(value));
  }

  @Test
  void a_variable_without_a_value_can_be_counted_appended_to_and_looped_over() {
    Drive drive =
        run(
            """
            "V": {"type": "InitializeVariable", "inputs": {"variables": [
              {"name": "n", "type": "integer"}, {"name": "t", "type": "string"},
              {"name": "a", "type": "array"}]}},
            "N": {"type": "IncrementVariable", "inputs": {"name": "n", "value": 2},
              "runAfter": {"V": ["Succeeded"]}},
            "T": {"type": "AppendToStringVariable", "inputs": {"name": "t", "value": "x"},
              "runAfter": {"N": ["Succeeded"]}},
            "L": {"type": "Foreach", "foreach": "@variables('a')", "actions": {},
              "runAfter": {"T": ["Succeeded"]}},
            "A": {"type": "Compose", "inputs": "@concat(variables('n'), variables('t'),
                 length(variables('a')))", "runAfter": {"L": ["Succeeded"]}}"""
                .replaceAll("\\s+", " "));
    assertThat(drive.status).isEqualTo(Status.SUCCEEDED);
    assertThat(drive.outputs("A")).isEqualTo("2x0");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@{string()}",
        "@indexOf('abc', 'b', 1)",
        "@add(1)",
        "@createArray()",
        "@{concat()} and @{utcNow('o', 'p')}",
        "@addDays(utcNow())",
        "@body()",
        "@variables()",
        "@parameters('$connections', 'b')",
        "@item('x')",
        "@not()",
        "@if(true)"
      })
  void a_wrong_number_of_arguments_fails_the_action_that_evaluates_the_call(String call) {
    Drive drive =
        run(
            """
            "A": {"type": "Compose", "inputs": "%s"},
            "Handler": {"type": "Compose", "inputs": "handled", "runAfter": {"A": ["Failed"]}}"""
                .formatted(call));
    assertThat(drive.step("A").status()).isEqualTo(Status.FAILED);
    assertThat(drive.step("A").error()).contains("InvalidTemplate").contains("expects");
    assertThat(drive.status).isEqualTo(Status.SUCCEEDED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"equals\": [1]}", "\"@equals(1)\"", "\"@not()\"", "{\"empty\": []}"})
  void a_wrong_number_of_operands_fails_the_condition(String condition) {
    Drive drive =
        run("\"I\": {\"type\": \"If\", \"expression\": " + condition + ", \"actions\": {}}");
    assertThat(drive.step("I").status()).isEqualTo(Status.FAILED);
  }

  @Test
  void a_wrong_call_in_a_branch_that_is_not_taken_does_no_harm() {
    Drive drive =
        run(
            """
            "I": {"type": "If", "expression": {"equals": [1, 2]}, "actions": {
              "A": {"type": "Compose", "inputs": "@{string()}"}}},
            "C": {"type": "Compose", "inputs": "@if(equals(1, 1), 'fine', string())"}""");
    assertThat(drive.status).isEqualTo(Status.SUCCEEDED);
    assertThat(drive.outputs("C")).isEqualTo("fine");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"description\": \"Was: @{outputs('Old_action')}\"",
        "\"description\": \"@outputs('Old_action')\"",
        "\"metadata\": {\"note\": \"@{variables('gone'\", \"flowSystemMetadata\": {\"x\": \"@(\"}}",
        "\"tags\": [\"@nothing()\"]",
        "\"notes\": {\"text\": \"@parameters('gone')\"}"
      })
  void texts_that_are_no_expressions_are_never_evaluated(String member) {
    Drive drive = run("\"A\": {\"type\": \"Compose\", \"inputs\": 1, " + member + "}");
    assertThat(drive.status).isEqualTo(Status.SUCCEEDED);
  }

  @Test
  void the_inputs_of_a_compose_are_data_whatever_their_members_are_called() {
    Drive drive =
        run(
            """
            "A": {"type": "Compose", "inputs": {"description": "@{add(1, 1)}", "host": "@add(1, 2)",
              "type": "@add(1, 3)", "schema": {"metadata": "@add(1, 4)"}}}""");
    assertThat(drive.outputs("A"))
        .isEqualTo(
            json(
                """
                {"description": "2", "host": 3, "type": 4, "schema": {"metadata": 5}}"""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"type\": \"Http\", \"inputs\": {\"method\": \"GET\"}} | an Http action needs uri",
        "{\"type\": \"Terminate\", \"inputs\": {\"runStatus\": \"Done\"}} | runStatus must be",
        "{\"type\": \"If\", \"actions\": {}} | needs expression",
        "{\"type\": \"Compose\", \"inputs\": \"@nothing(1)\"} | 'nothing' is not defined",
        "{\"type\": \"Compose\", \"inputs\": \"@outputs('Gone')\"} | has no action 'Gone'"
      })
  void a_trial_runs_a_flow_that_could_not_be_saved_up_to_the_invalid_action(
      String action, String error) {
    String text =
        """
        {"definition": {"triggers": {"m": {"type": "Request"}}, "actions": {"A": %s,
          "B": {"type": "Compose", "inputs": 1, "runAfter": {"A": ["Failed"]}}}}}"""
            .formatted(action);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    assertThat(FlowReader.read("f.json", bytes).problems()).isNotEmpty();
    TrialReader.TrialReadResult read = TrialReader.read("f.json", bytes, null);
    assertThat(read.flow().problems()).isEmpty();
    assertThat(read.notes()).isNotEmpty();
    FlowDefinition definition = read.flow().definition().orElseThrow();
    Drive drive = new Drive(definition, FlowTexts.trigger(Map.of())).go();
    assertThat(drive.status).isEqualTo(Status.SUCCEEDED);
    assertThat(drive.step("A").error()).contains(error);
  }
}
