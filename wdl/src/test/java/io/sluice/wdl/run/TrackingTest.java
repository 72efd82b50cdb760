package io.sluice.wdl.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.wdl.action.OperationReply.Verdict;
import io.sluice.wdl.action.RetryPolicy;
import io.sluice.wdl.action.Status;
import io.sluice.wdl.definition.FlowProblem;
import io.sluice.wdl.definition.FlowReader;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Evaluation of tracked properties, and errors in them. */
class TrackingTest {
  private static final String COMPOSE =
      "\"A\": {\"type\": \"Compose\", \"inputs\": {\"Order\": 7}, \"trackedProperties\": {%s}%s}";

  private static Drive tracking(String properties) {
    return Drive.of(COMPOSE.formatted(properties, "")).go();
  }

  private static Drive trackingAll(String expression) {
    return Drive.of(COMPOSE.replace("{%s}%s", "\"" + expression + "\"")).go();
  }

  private static Object json(String text) {
    return FlowTexts.json(text.replace('\'', '"'));
  }

  @Test
  void tracked_properties_see_the_record_of_the_action_that_has_ended() {
    Drive drive =
        tracking(
            """
            "order": "@action()['inputs']['Order']", "again": "@outputs('A')['Order']",
            "status": "@action().status", "text": "order @{action()['outputs']['Order']}",
            "plain": {"deep": ["@add(1, 2)"]}, "@concat('made', 'up')": true""");
    assertThat(drive.status).isEqualTo(Status.SUCCEEDED);
    assertThat(drive.step("A").tracked())
        .isEqualTo(
            json(
                "{'order': 7, 'again': 7, 'status': 'Succeeded', 'text': 'order 7',"
                    + " 'plain': {'deep': [3]}, 'madeup': true}"));
    assertThat(drive.step("A").notes()).isEmpty();
  }

  @Test
  void an_error_in_one_property_leaves_the_action_and_the_other_properties_alone() {
    Drive drive = tracking("\"good\": 1, \"bad\": \"@int('none')\", \"too\": 2");
    assertThat(drive.status).isEqualTo(Status.SUCCEEDED);
    assertThat(drive.step("A").error()).isNull();
    assertThat(drive.step("A").tracked()).isEqualTo(json("{'good': 1, 'too': 2}"));
    assertThat(drive.step("A").notes())
        .singleElement()
        .asString()
        .startsWith("not tracked: property 'bad': ");
  }

  @Test
  void the_tracked_properties_of_a_failure_see_its_code() {
    Drive drive =
        Drive.of(
                "\"Post\": "
                    + FlowTexts.call(
                        "",
                        ", \"trackedProperties\": {\"code\": \"@action()['code']\","
                            + " \"at\": \"@action()['endTime']\"}"))
            .retrying(RetryPolicy.NONE)
            .answering(call -> Drive.failed(Verdict.REJECTED, 404))
            .go();
    assertThat(drive.status).isEqualTo(Status.FAILED);
    assertThat(drive.step("Post").tracked())
        .isEqualTo(json("{'code': 'NotFound', 'at': '" + "2026-11-20T08:00:00.1000000Z'}"));
  }

  @Test
  void each_turn_and_the_loop_around_it_track_their_own() {
    Drive drive =
        Drive.of(
                """
                "Each": {"type": "Foreach", "foreach": [5, 6], "actions": {
                  "A": {"type": "Compose", "inputs": "@items('Each')",
                    "trackedProperties": {"item": "@item()"}}},
                  "trackedProperties": {"turns": "@length(result('Each')[0]['outputs'])"}}""")
            .go();
    assertThat(drive.step("Each[1]/A").tracked()).isEqualTo(json("{'item': 5}"));
    assertThat(drive.step("Each[2]/A").tracked()).isEqualTo(json("{'item': 6}"));
    assertThat(drive.step("Each").tracked()).isEqualTo(json("{'turns': 2}"));
  }

  @Test
  void one_expression_may_give_all_properties() {
    Drive drive = trackingAll("@json(string(action().inputs))");
    assertThat(drive.status).isEqualTo(Status.SUCCEEDED);
    assertThat(drive.step("A").tracked()).isEqualTo(drive.step("A").inputs());
  }

  @Test
  void an_expression_that_gives_no_object_is_noted_and_does_not_change_the_action() {
    Drive drive = trackingAll("@action().name");
    assertThat(drive.step("A").status()).isEqualTo(Status.SUCCEEDED);
    assertThat(drive.step("A").tracked()).isNull();
    assertThat(drive.step("A").notes()).singleElement().asString().contains("must be an object");
  }

  @Test
  void nothing_is_tracked_of_what_was_skipped() {
    Drive drive =
        Drive.of(
                "\"First\": {\"type\": \"Compose\", \"inputs\": 1},"
                    + COMPOSE.formatted("\"x\": 1", ", \"runAfter\": {\"First\": [\"Failed\"]}"))
            .go();
    assertThat(drive.step("A").status()).isEqualTo(Status.SKIPPED);
    assertThat(drive.step("A").tracked()).isNull();
  }

  @Test
  void tracked_properties_do_not_reveal_secured_values() {
    String secured = ", \"runtimeConfiguration\": {\"secureData\": {\"properties\": [\"inputs\"]}}";
    Drive drive = Drive.of(COMPOSE.formatted("\"x\": \"@action()['inputs']\"", secured)).go();
    assertThat(drive.step("A").tracked()).isEqualTo(StepViews.SECURED);
  }

  @Test
  void more_than_16_000_characters_are_not_kept_and_the_record_says_so() {
    Drive drive = tracking("\"x\": \"@concat(range(1, 9000))\"");
    assertThat(drive.step("A").tracked()).isNull();
    assertThat(drive.step("A").notes())
        .containsExactly("not tracked: properties: they have more than 16000 characters");
  }

  @Test
  void more_than_16_000_characters_as_written_are_refused() {
    String flow =
        "{\"triggers\": {"
            + FlowTexts.TRIGGER
            + "}, \"actions\": {"
            + COMPOSE.formatted("\"x\": \"" + "y".repeat(16_000) + "\"", "")
            + "}}";
    assertThat(FlowReader.read("f.json", flow.getBytes(StandardCharsets.UTF_8)).problems())
        .extracting(FlowProblem::path)
        .containsExactly("actions/A/trackedProperties");
  }
}
