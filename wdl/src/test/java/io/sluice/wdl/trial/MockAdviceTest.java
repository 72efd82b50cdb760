package io.sluice.wdl.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.wdl.action.Status;
import io.sluice.wdl.definition.FlowDefinition;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A value that could not be guessed is asked for with the lines of a mocks file. */
class MockAdviceTest {
  private static final FlowDefinition FLOW =
      TrialFixture.actions(
          """
          "Get it": {"type": "Http", "inputs": {"method": "GET", "uri": "https://a.example"}},
          "Init": {"type": "InitializeVariable", "inputs": {"variables": [{"name": "v",
          "type": "string", "value": "@{body('Get it')?['a']}"}]},
          "runAfter": {"Get it": ["Succeeded"]}},
          "Each": {"type": "Foreach", "foreach": "@split(variables('v'), ',')", "actions": {
          "Cut": {"type": "Compose", "inputs":
          "@int(concat(item(), 'x', triggerBody()?['b']))"}},
          "runAfter": {"Init": ["Succeeded"]}}""");

  private static List<MockAdvice.Advice> advice(TrialOutcome outcome) {
    return MockAdvice.of(FLOW, Map.of("body", Map.of("b", "1")), outcome);
  }

  @Test
  void the_line_follows_loops_and_variables_back_to_the_call() {
    TrialOutcome outcome = TrialFixture.trial(FLOW, List.of());
    assertThat(advice(outcome))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.path()).endsWith("Cut");
              assertThat(one.error()).contains("int");
              assertThat(one.trigger()).isEqualTo("{\"b\":\"1\"}");
              assertThat(one.lines())
                  .singleElement()
                  .asString()
                  .startsWith("\"Get it\": {\"body\"");
            });
  }

  @Test
  void the_line_is_an_entry_of_a_mocks_file() {
    TrialOutcome outcome = TrialFixture.trial(FLOW, List.of());
    String file = String.join("\n", advice(outcome).get(0).lines());
    assertThat(TrialFixture.entries(file))
        .singleElement()
        .satisfies(entry -> assertThat(entry.key()).isEqualTo("Get it"));
    TrialOutcome again = TrialFixture.trial(FLOW, TrialFixture.entries(file));
    assertThat(again.steps()).isEqualTo(outcome.steps());
  }

  @Test
  void a_run_without_failures_asks_for_nothing() {
    TrialOutcome outcome =
        TrialFixture.searched(
            TrialFixture.actions("\"A\": {\"type\": \"Compose\", \"inputs\": 1}"));
    assertThat(outcome.status()).isEqualTo(Status.SUCCEEDED);
    assertThat(advice(outcome)).isEmpty();
  }
}
