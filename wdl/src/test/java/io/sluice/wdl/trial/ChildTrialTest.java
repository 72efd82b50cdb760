package io.sluice.wdl.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.wdl.action.Status;
import io.sluice.wdl.definition.FlowDefinition;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Flows on trial that call flows which are there. */
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
            ? Optional.of(new CalledFlows.Neighbour("other.json", definition, ""))
            : Optional.empty();
  }

  private static Trial.Outcome call(CalledFlows neighbours, MockEntry... entries) {
    return TrialFixture.trial(
        TrialFixture.actions(CALL), List.of(entries), neighbours, Trial.DEFAULT_STEPS);
  }

  @Test
  void a_flow_that_is_there_answers_with_its_response() {
    Trial.Outcome outcome = call(other(RESPONSE.formatted("", "201")));
    assertThat(outcome.status()).isEqualTo(Status.SUCCEEDED);
    assertThat(TrialFixture.body(outcome, "Call")).isEqualTo(JsonObjects.object("n", 21L));
    assertThat(outcome.calls().get(0).status()).isEqualTo(201);
    Trial.Child child = outcome.children().get(0);
    assertThat(child.path()).isEqualTo("Call");
    assertThat(TrialFixture.statuses(child.outcome())).containsEntry("Answer", "Succeeded");
  }

  @Test
  void the_caller_goes_on_when_the_called_flow_has_responded_not_when_it_has_ended() {
    String wait =
        "\"%s\": {\"type\": \"Wait\", \"runAfter\": {%s}, \"inputs\": {\"interval\": {\"count\":"
            + " %d, \"unit\": \"Minute\"}}}";
    String actions =
        wait.formatted("First", "", 2)
            + ","
            + RESPONSE.formatted("\"First\": [\"Succeeded\"]", "200")
            + ","
            + wait.formatted("Last", "\"Answer\": [\"Succeeded\"]", 30);
    Trial.Outcome outcome = call(other(actions));
    assertThat(Duration.between(outcome.start(), outcome.end())).isEqualTo(Duration.ofMinutes(2));
    Trial.Outcome child = outcome.children().get(0).outcome();
    assertThat(Duration.between(child.start(), child.end())).isEqualTo(Duration.ofMinutes(32));
  }

  @Test
  void a_flow_without_a_response_is_a_bad_gateway_and_one_that_refuses_fails_its_caller() {
    Trial.Outcome none = call(other("\"A\": {\"type\": \"Compose\", \"inputs\": 1}"));
    assertThat(none.status()).isEqualTo(Status.FAILED);
    assertThat(TrialFixture.step(none, "Call").error()).contains("NoResponse");
    Trial.Outcome refused = call(other(RESPONSE.formatted("", "404")));
    assertThat(refused.status()).isEqualTo(Status.FAILED);
    assertThat(refused.calls().get(0).status()).isEqualTo(404);
  }

  @Test
  void a_circle_of_flows_ends_at_the_eighth_call() {
    Trial.Outcome outcome =
        call(other(CALL + "," + RESPONSE.formatted("\"Call\": [\"Succeeded\"]", "200")));
    assertThat(outcome.status()).isEqualTo(Status.FAILED);
    int depth = 0;
    Trial.Outcome at = outcome;
    while (!at.children().isEmpty()) {
      at = at.children().get(0).outcome();
      depth++;
    }
    assertThat(depth).isEqualTo(8);
    assertThat(TrialFixture.step(at, "Call").error()).contains("at most 8 deep");
  }

  @Test
  void the_actions_of_called_flows_count_towards_the_bound() {
    String loop =
        "\"Each\": {\"type\": \"Foreach\", \"foreach\": \"@range(1, 50)\", \"actions\": {"
            + CALL
            + "}}";
    CalledFlows there = other(RESPONSE.formatted("", "200"));
    assertThat(TrialFixture.trial(TrialFixture.actions(loop), List.of(), there, 200).status())
        .isEqualTo(Status.SUCCEEDED);
    Trial.Outcome ended = TrialFixture.trial(TrialFixture.actions(loop), List.of(), there, 60);
    assertThat(ended.status()).isEqualTo(Status.CANCELLED);
    assertThat(ended.error()).contains("more than 60 actions");
  }

  @Test
  void what_a_person_says_answers_first() {
    Trial.Outcome outcome =
        call(other(RESPONSE.formatted("", "200")), MockEntry.failing("Call", 418));
    assertThat(outcome.children()).isEmpty();
    assertThat(outcome.calls().get(0).status()).isEqualTo(418);
  }

  @Test
  void a_mock_answers_for_a_flow_that_is_not_there_or_cannot_be_run() {
    assertThat(call(CalledFlows.NONE).status()).isEqualTo(Status.SUCCEEDED);
    Trial.Outcome outcome =
        call(reference -> Optional.of(new CalledFlows.Neighbour("other.json", null, "no trigger")));
    assertThat(outcome.status()).isEqualTo(Status.SUCCEEDED);
    assertThat(outcome.children())
        .containsExactly(new Trial.Child("Call", "other.json", null, "no trigger"));
  }
}
