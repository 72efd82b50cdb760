package io.sluice.wdl.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.wdl.action.Status;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Parameters that only a deployment sets get values that the flow can use. */
class ParameterSamplesTest {
  private static TrialOutcome run(String value, String expression) {
    return TrialFixture.searched(
        TrialFixture.definition(
            """
            {"parameters": {"Settings (x_settings)": {"type": "String", "defaultValue": "%s",
            "metadata": {"schemaName": "x_settings"}}}, "triggers": {"manual": {"type": "Request"}},
            "actions": {"A": {"type": "Compose", "inputs": "%s"}}}"""
                .formatted(value, expression)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "@int(parameters('Settings (x_settings)'))",
        "@json(parameters('Settings (x_settings)'))['a']['b']",
        "@split(parameters('Settings (x_settings)'), ';')[2]",
        "@addDays(utcNow(), mul(-1, int(parameters('Settings (x_settings)'))))",
        "@first(json(parameters('Settings (x_settings)')))['name']",
        "@substring(parameters('Settings (x_settings)'), 8, 4)"
      })
  void an_empty_parameter_gets_a_usable_value(String expression) {
    assertThat(run("", expression).status()).isEqualTo(Status.SUCCEEDED);
  }

  @ParameterizedTest
  @CsvSource({"twelve, @int(parameters('Settings (x_settings)'))"})
  void a_value_that_the_flow_brings_is_kept(String value, String expression) {
    assertThat(run(value, expression).status()).isEqualTo(Status.FAILED);
  }
}
