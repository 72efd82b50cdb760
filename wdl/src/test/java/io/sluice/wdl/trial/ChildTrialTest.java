package io.sluice.wdl.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.wdl.action.Status;
import io.sluice.wdl.definition.FlowDefinition;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Trials of flows that call other flows. */
class ChildTrialTest {
  private static final String CALL =
      "\"Call\": {\"type\": \"Workflow\", \"inputs\": {\"host\": {\"workflowReferenceName\":"
          + " \"other\"}, \"body\": {\"n\": 20}}}";

  private static final String RESPONSE =
      "\"Answer\": {\"type\": \"Response\", \"kind\": \"Http\", \"runAfter\": {%s}, \"inputs\":"
          + " {\"statusCode\": %s, \"body\": {\"n\": \"@add(triggerBody()['n'], 1)\"}}}";

  private static CalledFlows other(String actions) {
    FlowDefinition definition = TrialFixture.actions(actions);
    return reference ->
        reference.equals("other")
            ? Optional.of(new CalledFlow.RunnableFlow("other.json", definition))
            : Optional.empty();
  }

  private static TrialOutcome call(CalledFlows calledFlows, MockEntry... entries) {
    return TrialFixture.trial(
        TrialFixture.actions(CALL), List.of(entries), calledFlows, TrialOptions.DEFAULT_MAX_STEPS);
  }

  private static TrialOutcome child(TrialOutcome parent) {
    return ((ChildTrial.ChildRun) parent.children().get(0)).outcome();
  }

  @Test
  void a_called_flow_answers_with_its_response() {
    TrialOutcome outcome = call(other(RESPONSE.formatted("", "201")));
    assertThat(outcome.status()).isEqualTo(Status.SUCCEEDED);
    assertThat(TrialFixture.body(outcome, "Call")).isEqualTo(JsonObjects.object("n", 21L));
    assertThat(outcome.calls().get(0).status()).isEqualTo(201);
    assertThat(outcome.children().get(0).path()).isEqualTo("Call");
    assertThat(TrialFixture.statuses(child(outcome))).containsEntry("Answer", "Succeeded");
  }

  @Test
  void the_caller_continues_at_the_response_and_not_at_the_end_of_the_called_flow() {
    String wait =
        "\"%s\": {\"type\": \"Wait\", \"runAfter\": {%s}, \"inputs\": {\"interval\": {\"count\":"
            + " %d, \"unit\": \"Minute\"}}}";
    String actions =
        wait.formatted("First", "", 2)
            + ","
            + RESPONSE.formatted("\"First\": [\"Succeeded\"]", "200")
            + ","
            + wait.formatted("Last", "\"Answer\": [\"Succeeded\"]", 30);
    TrialOutcome outcome = call(other(actions));
    assertThat(Duration.between(outcome.start(), outcome.end())).isEqualTo(Duration.ofMinutes(2));
    TrialOutcome child = child(outcome);
    assertThat(Duration.between(child.start(), child.end())).isEqualTo(Duration.ofMinutes(32));
  }

  @Test
  void a_called_flow_without_a_response_or_with_an_error_status_fails_its_caller() {
    TrialOutcome none = call(other("\"A\": {\"type\": \"Compose\", \"inputs\": 1}"));
    assertThat(none.status()).isEqualTo(Status.FAILED);
    assertThat(TrialFixture.step(none, "Call").error()).contains("NoResponse");
    TrialOutcome refused = call(other(RESPONSE.formatted("", "404")));
    assertThat(refused.status()).isEqualTo(Status.FAILED);
    assertThat(refused.calls().get(0).status()).isEqualTo(404);
  }

  @Test
  void recursive_flows_end_at_the_eighth_call() {
    TrialOutcome outcome =
        call(other(CALL + "," + RESPONSE.formatted("\"Call\": [\"Succeeded\"]", "200")));
    assertThat(outcome.status()).isEqualTo(Status.FAILED);
    int depth = 0;
    TrialOutcome at = outcome;
    while (!at.children().isEmpty()) {
      at = child(at);
      depth++;
    }
    assertThat(depth).isEqualTo(8);
    assertThat(TrialFixture.step(at, "Call").error()).contains("at most 8 deep");
  }

  @Test
  void actions_of_called_flows_count_towards_max_steps() {
    String loop =
        "\"Each\": {\"type\": \"Foreach\", \"foreach\": \"@range(1, 50)\", \"actions\": {"
            + CALL
            + "}}";
    CalledFlows there = other(RESPONSE.formatted("", "200"));
    assertThat(TrialFixture.trial(TrialFixture.actions(loop), List.of(), there, 200).status())
        .isEqualTo(Status.SUCCEEDED);
    TrialOutcome ended = TrialFixture.trial(TrialFixture.actions(loop), List.of(), there, 60);
    assertThat(ended.status()).isEqualTo(Status.CANCELLED);
    assertThat(ended.error()).contains("more than 60 actions");
  }

  @Test
  void an_entry_of_the_mocks_file_takes_precedence_over_a_called_flow() {
    TrialOutcome outcome =
        call(other(RESPONSE.formatted("", "200")), MockEntry.failing("Call", 418));
    assertThat(outcome.children()).isEmpty();
    assertThat(outcome.calls().get(0).status()).isEqualTo(418);
  }

  @Test
  void a_mock_answers_for_a_missing_or_unusable_flow() {
    assertThat(call(CalledFlows.NONE).status()).isEqualTo(Status.SUCCEEDED);
    TrialOutcome outcome =
        call(reference -> Optional.of(new CalledFlow.UnusableFlow("other.json", "no trigger")));
    assertThat(outcome.status()).isEqualTo(Status.SUCCEEDED);
    assertThat(outcome.children())
        .containsExactly(new ChildTrial.MockedChild("Call", "other.json", "no trigger"));
  }
}
