package io.sluice.wdl.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.wdl.action.Status;
import io.sluice.wdl.definition.FlowDefinition;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The search for values with which a flow succeeds: bounded, deterministic, and named. */
class SampleSearchTest {
  private static final FlowDefinition NEEDS_A_FALSE_FLAG =
      TrialFixture.actions(
          """
          "Get": {"type": "Http", "inputs": {"method": "GET", "uri": "https://a.example"}},
          "If": {"type": "If", "expression": "@body('Get')?['old']", "actions": {
          "Bad": {"type": "Compose", "inputs": "@int(concat('x', body('Get')?['n']))"}},
          "runAfter": {"Get": ["Succeeded"]}}""");

  private static final FlowDefinition NEVER =
      TrialFixture.actions("\"A\": {\"type\": \"Compose\", \"inputs\": \"@int('x')\"}");

  private static SampleSearch.TriedRun run(FlowDefinition flow, List<MockEntry> entries) {
    ShapeInference inference = ShapeInference.of(flow);
    TrialOptions options = new TrialOptions(TrialFixture.START, 1, 1_000);
    Mocks mocks = new Mocks(entries, inference);
    TrialEnvironment environment = new TrialEnvironment(mocks, CalledFlows.NONE, options);
    return SampleSearch.run(flow, inference, environment, null);
  }

  @Test
  void other_values_are_tried_until_the_run_succeeds_and_are_named() {
    SampleSearch.TriedRun run = run(NEEDS_A_FALSE_FLAG, List.of());
    assertThat(run.outcome().status()).isEqualTo(Status.SUCCEEDED);
    assertThat(run.choices()).isEqualTo("flags are false");
  }

  @Test
  void a_flow_that_cannot_succeed_keeps_the_usual_values() {
    SampleSearch.TriedRun run = run(NEVER, List.of());
    assertThat(run.outcome().status()).isEqualTo(Status.FAILED);
    assertThat(run.choices()).isEmpty();
  }

  @Test
  void the_same_flow_gives_the_same_run() {
    assertThat(run(NEEDS_A_FALSE_FLAG, List.of())).isEqualTo(run(NEEDS_A_FALSE_FLAG, List.of()));
  }

  @Test
  void nothing_is_searched_for_if_a_call_fails_on_purpose() {
    SampleSearch.TriedRun run = run(NEEDS_A_FALSE_FLAG, List.of(MockEntry.failing("Get", 500)));
    assertThat(run.outcome().status()).isEqualTo(Status.FAILED);
    assertThat(run.choices()).isEmpty();
  }

  @Test
  void entries_of_a_mocks_file_hold_in_every_run_of_the_search() {
    SampleSearch.TriedRun run =
        run(NEEDS_A_FALSE_FLAG, TrialFixture.entries("Get: {body: {old: true, n: 1}}"));
    assertThat(run.outcome().status()).isEqualTo(Status.FAILED);
  }
}
