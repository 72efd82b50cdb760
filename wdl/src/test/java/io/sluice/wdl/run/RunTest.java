package io.sluice.wdl.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.wdl.action.OperationReply;
import io.sluice.wdl.action.RetryPolicy;
import io.sluice.wdl.action.Status;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which actions run, and how containers and runs end. */
class RunTest {
  /** Ends with the named status. */
  private static String ends(String status, String runAfter) {
    return switch (status) {
      case "Succeeded" -> compose("1", runAfter);
      case "Failed" -> compose("@int('x')", runAfter);
      case "TimedOut" -> FlowTexts.call(runAfter, ", \"limit\": {\"timeout\": \"PT5S\"}");
      case "Skipped" ->
          compose("1", "\"Never\": [\"Failed\"]" + (runAfter.isEmpty() ? "" : ", " + runAfter));
      default -> throw new IllegalArgumentException(status);
    };
  }

  private static String compose(String value, String runAfter) {
    return "{\"type\": \"Compose\", \"runAfter\": {%s}, \"inputs\": \"%s\"}"
        .formatted(runAfter, value);
  }

  private static Drive drive(String actions) {
    return Drive.of(actions).answering(call -> null).retrying(RetryPolicy.NONE);
  }

  @ParameterizedTest
  @CsvSource({
    "Succeeded, Succeeded, true",
    "Succeeded, Failed, false",
    "Succeeded, Skipped, false",
    "Succeeded, TimedOut, false",
    "Failed, Succeeded, false",
    "Failed, Failed, true",
    "Failed, Skipped, false",
    "Failed, TimedOut, false",
    "Skipped, Succeeded, false",
    "Skipped, Failed, false",
    "Skipped, Skipped, true",
    "Skipped, TimedOut, false",
    "TimedOut, Succeeded, false",
    "TimedOut, Failed, false",
    "TimedOut, Skipped, false",
    "TimedOut, TimedOut, true"
  })
  void an_action_runs_only_after_the_status_that_it_lists(
      String before, String listed, boolean runs) {
    Drive drive =
        drive(
                "\"Never\": %s, \"A\": %s, \"B\": %s"
                    .formatted(
                        compose("1", ""),
                        ends(before, ""),
                        compose("2", "\"A\": [\"%s\"]".formatted(listed))))
            .go();
    assertThat(drive.step("A").status().text()).isEqualTo(before);
    assertThat(drive.step("B").status()).isEqualTo(runs ? Status.SUCCEEDED : Status.SKIPPED);
  }

  @Test
  void statuses_are_compared_whatever_their_letter_case() {
    Drive drive =
        drive(
                "\"A\": %s, \"B\": %s"
                    .formatted(compose("1", ""), compose("2", "\"A\": [\"SUCCEEDED\"]")))
            .go();
    assertThat(drive.step("B").status()).isEqualTo(Status.SUCCEEDED);
  }

  @Test
  void every_predecessor_must_have_one_of_its_statuses() {
    String both = "\"A\": [\"Succeeded\"], \"B\": [\"Succeeded\"]";
    Drive drive =
        drive(
                "\"A\": %s, \"B\": %s, \"C\": %s"
                    .formatted(compose("1", ""), ends("Failed", ""), compose("2", both)))
            .go();
    assertThat(drive.step("C").status()).isEqualTo(Status.SKIPPED);
    assertThat(drive.step("C").error())
        .isEqualTo(
            "ActionConditionFailed: The execution of template action 'C' is skipped: the 'runAfter'"
                + " condition for action 'B' is not satisfied. Expected status values 'Succeeded'"
                + " and actual value 'Failed'.");
  }

  @Test
  void skips_cascade_until_an_action_that_lists_them() {
    Drive drive =
        drive(
                "\"A\": %s, \"B\": %s, \"C\": %s, \"D\": %s"
                    .formatted(
                        ends("Failed", ""),
                        compose("1", "\"A\": [\"Succeeded\"]"),
                        compose("1", "\"B\": [\"Succeeded\"]"),
                        compose("1", "\"C\": [\"Succeeded\", \"Skipped\"]")))
            .go();
    assertThat(drive.statuses())
        .containsExactly(
            Map.entry("A", "Failed"),
            Map.entry("B", "Skipped"),
            Map.entry("C", "Skipped"),
            Map.entry("D", "Succeeded"));
  }

  @Test
  void the_order_in_the_document_does_not_matter() {
    Drive drive =
        drive(
                "\"C\": %s, \"B\": %s, \"A\": %s"
                    .formatted(
                        compose("@{outputs('B')}c", "\"B\": [\"Succeeded\"]"),
                        compose("@{outputs('A')}b", "\"A\": [\"Succeeded\"]"),
                        compose("a", "")))
            .go();
    assertThat(drive.outputs("C")).isEqualTo("abc");
  }

  @ParameterizedTest
  @CsvSource({
    // the last action, its runAfter, the run's status
    "Failed, Succeeded, Succeeded, Failed",
    "Failed, Failed, Succeeded, Succeeded",
    "Failed, Failed, Failed, Failed",
    "Succeeded, Failed, Succeeded, Succeeded",
    "TimedOut, Succeeded, Succeeded, TimedOut",
    "TimedOut, TimedOut, Succeeded, Succeeded",
    "Succeeded, Succeeded, Failed, Failed"
  })
  void a_run_ends_as_its_leaves_do(String first, String listed, String second, String result) {
    Drive drive =
        drive(
                "\"A\": %s, \"B\": %s"
                    .formatted(ends(first, ""), ends(second, "\"A\": [\"%s\"]".formatted(listed))))
            .go();
    assertThat(drive.status).isEqualTo(Status.of(result).orElseThrow());
  }

  @Test
  void a_failure_whose_handler_was_skipped_is_not_forgiven() {
    Drive drive =
        drive(
                "\"A\": %s, \"B\": %s, \"C\": %s"
                    .formatted(
                        ends("Failed", ""),
                        compose("1", "\"A\": [\"TimedOut\"]"),
                        compose("1", "\"B\": [\"Succeeded\"]")))
            .go();
    assertThat(drive.status).isEqualTo(Status.FAILED);
    assertThat(drive.error).startsWith("A failed: InvalidTemplate: Unable to process template");
  }

  @Test
  void a_parallel_branch_that_succeeds_does_not_hide_one_that_failed() {
    Drive drive =
        drive("\"A\": %s, \"B\": %s".formatted(ends("Succeeded", ""), ends("Failed", ""))).go();
    assertThat(drive.status).isEqualTo(Status.FAILED);
  }

  @Test
  void try_and_catch_scopes_forgive_what_was_caught() {
    String actions =
        """
        "Try": {"type": "Scope", "actions": {"Break": %s}},
        "Catch": {"type": "Scope", "runAfter": {"Try": ["Failed", "TimedOut"]},
                  "actions": {"Tell": %s}},
        "After": %s"""
            .formatted(
                ends("Failed", ""),
                compose("@{result('Try')[0]['error']['code']}", ""),
                compose("1", "\"Catch\": [\"Succeeded\", \"Skipped\"]"));
    Drive drive = drive(actions).go();
    assertThat(drive.status).isEqualTo(Status.SUCCEEDED);
    assertThat(drive.step("Try").error())
        .isEqualTo("ActionFailed: An action failed. No dependent actions succeeded.");
    assertThat(drive.outputs("Catch/Tell")).isEqualTo("InvalidTemplate");
  }

  @Test
  void the_error_of_a_run_names_the_innermost_action_that_failed() {
    Drive drive =
        drive(
                """
                "Outer": {"type": "Scope", "actions": {
                  "Loop": {"type": "Foreach", "foreach": "@createArray(1, 2)",
                           "actions": {"Break": %s}}}}"""
                    .formatted(compose("@div(1, sub(items('Loop'), 2))", "")))
            .go();
    assertThat(drive.status).isEqualTo(Status.FAILED);
    assertThat(drive.error).startsWith("Outer/Loop[2]/Break failed:");
  }

  @Test
  void terminate_ends_everything_at_once() {
    String actions =
        """
        "Waiting": {"type": "Wait", "inputs": {"interval": {"count": 1, "unit": "Day"}}},
        "Later": %s,
        "Group": {"type": "Scope", "actions": {
          "Stop": {"type": "Terminate", "inputs": {"runStatus": "Failed",
                   "runError": {"code": "Empty", "message": "nobody is there"}}},
          "Not_any_more": %s}}"""
            .formatted(
                compose("1", "\"Waiting\": [\"Succeeded\"]"),
                compose("1", "\"Stop\": [\"Succeeded\"]"));
    Drive drive = drive(actions).go();
    assertThat(drive.status).isEqualTo(Status.FAILED);
    assertThat(drive.error).isEqualTo("Group/Stop ended the run: Empty: nobody is there");
    assertThat(drive.statuses())
        .containsEntry("Waiting", "Cancelled")
        .containsEntry("Later", "Skipped")
        .containsEntry("Group", "Cancelled")
        .containsEntry("Group/Stop", "Succeeded")
        .containsEntry("Group/Not_any_more", "Skipped");
  }

  @ParameterizedTest
  @CsvSource({"Succeeded", "Cancelled", "Failed"})
  void terminate_gives_the_run_its_status(String status) {
    Drive drive =
        drive(
                "\"Stop\": {\"type\": \"Terminate\", \"inputs\": {\"runStatus\": \"%s\"}}"
                    .formatted(status))
            .go();
    assertThat(drive.status).isEqualTo(Status.of(status).orElseThrow());
  }

  @Test
  void a_branch_that_is_not_taken_is_skipped_and_says_why() {
    Drive drive =
        drive(
                """
                "Big": {"type": "If", "expression": {"greater": [1, 2]},
                  "actions": {"Yes": %s}, "else": {"actions": {"No": %s}}}"""
                    .formatted(compose("y", ""), compose("n", "")))
            .go();
    assertThat(drive.outputs("Big/No")).isEqualTo("n");
    assertThat(drive.step("Big/Yes").status()).isEqualTo(Status.SKIPPED);
    assertThat(drive.step("Big/Yes").error()).startsWith("ActionBranchingConditionNotSatisfied");
    assertThat(drive.status).isEqualTo(Status.SUCCEEDED);
  }

  @Test
  void an_empty_branch_succeeds() {
    Drive drive =
        drive("\"Big\": {\"type\": \"If\", \"expression\": {\"equals\": [1, 2]}, \"actions\": {}}")
            .go();
    assertThat(drive.status).isEqualTo(Status.SUCCEEDED);
  }

  @Test
  void a_skipped_container_shows_its_inside_as_skipped() {
    Drive drive =
        drive(
                "\"A\": %s, \"G\": {\"type\": \"Scope\", \"runAfter\": {\"A\": [\"Failed\"]}, \"actions\": {\"In\": %s}}"
                    .formatted(compose("1", ""), compose("1", "")))
            .go();
    assertThat(drive.step("G/In").status()).isEqualTo(Status.SKIPPED);
    assertThat(drive.step("G/In").error()).startsWith("ActionDependencyFailed");
  }

  @Test
  void references_to_what_has_not_run_are_null() {
    Drive drive =
        drive(
                "\"A\": %s, \"B\": %s, \"C\": %s"
                    .formatted(
                        compose("1", ""),
                        compose("1", "\"A\": [\"Failed\"]"),
                        compose("@coalesce(outputs('B'), 'nothing')", "\"B\": [\"Skipped\"]")))
            .go();
    assertThat(drive.outputs("C")).isEqualTo("nothing");
  }

  @Test
  void an_expression_that_fails_says_where_in_the_words_of_the_platform() {
    Drive drive = drive("\"A\": %s".formatted(compose("@first(1)", ""))).go();
    assertThat(drive.step("A").error())
        .startsWith(
            "InvalidTemplate: Unable to process template language expressions in action 'A' inputs"
                + " at line '0' and column '0': '");
  }

  @Test
  void a_static_result_replaces_its_action() {
    String text =
        """
        {"triggers": {%s}, "staticResults": {"Mock": {"status": "Succeeded",
           "outputs": {"statusCode": "OK", "body": {"id": 7}}}},
         "actions": {"Post": %s, "Id": %s}}"""
            .formatted(
                FlowTexts.TRIGGER,
                FlowTexts.call(
                    "",
                    ", \"runtimeConfiguration\": {\"staticResult\": {\"name\": \"Mock\","
                        + " \"staticResultOptions\": \"Enabled\"}}"),
                compose("@body('Post')?['id']", "\"Post\": [\"Succeeded\"]"));
    Drive drive = new Drive(FlowTexts.definition(text), FlowTexts.trigger(Map.of())).go();
    assertThat(drive.calls).isEmpty();
    assertThat(drive.outputs("Id")).isEqualTo(7L);
  }

  @Test
  void secured_inputs_and_outputs_are_not_shown() {
    Drive drive =
        drive(
                """
                "A": {"type": "Compose", "inputs": "secret",
                  "runtimeConfiguration": {"secureData": {"properties": ["inputs", "outputs"]}}},
                "B": %s"""
                    .formatted(compose("@{outputs('A')}!", "\"A\": [\"Succeeded\"]")))
            .go();
    assertThat(drive.step("A").inputs()).isEqualTo(StepViews.SECURED);
    assertThat(drive.step("A").outputs()).isEqualTo(StepViews.SECURED);
    assertThat(drive.outputs("B")).isEqualTo("secret!");
  }

  @Test
  void cancelling_ends_what_is_under_way() {
    Drive drive =
        drive(
            "\"A\": %s, \"B\": %s"
                .formatted(ends("TimedOut", ""), compose("1", "\"A\": [\"Succeeded\"]")));
    drive.tell(new RunEvent.Begin());
    drive.tell(new RunEvent.Cancel("not wanted"));
    assertThat(drive.status).isEqualTo(Status.CANCELLED);
    assertThat(drive.error).isEqualTo("not wanted");
    assertThat(drive.statuses()).containsEntry("A", "Cancelled").containsEntry("B", "Skipped");
    assertThat(drive.run.on(new RunEvent.Begin(), drive.now)).isEmpty();
  }

  @Test
  void a_loop_without_end_takes_the_budget_of_its_run_and_no_more() {
    String actions =
        """
        "Outer": {"type": "Until", "expression": "@equals(1, 2)", "limit": {"count": 5000},
          "actions": {"Inner": {"type": "Until", "expression": "@equals(1, 2)",
            "limit": {"count": 5000}, "actions": {"Spin": %s}}}}"""
            .formatted(compose("1", ""));
    Drive drive = drive(actions).go();
    assertThat(drive.status).isEqualTo(Status.FAILED);
    assertThat(drive.error).contains("budget of 100000 actions");
    assertThat(drive.journal)
        .hasSizeGreaterThan(RunRules.MAX_STEPS / RunRules.MAX_STEPS_PER_WAKE_UP);
  }

  @Test
  void a_run_that_handles_too_much_data_ends() {
    String actions =
        """
        "Text": {"type": "InitializeVariable", "inputs": {"variables": [
          {"name": "t", "type": "string", "value": "0123456789"}]}},
        "Grow": {"type": "Until", "expression": "@equals(1, 2)", "limit": {"count": 5000},
          "runAfter": {"Text": ["Succeeded"]}, "actions": {
            "Twice": {"type": "Compose", "inputs": "@take(concat(variables('t'), variables('t')), 1000000)"},
            "Keep": {"type": "SetVariable", "runAfter": {"Twice": ["Succeeded"]},
              "inputs": {"name": "t", "value": "@outputs('Twice')"}},
            "Rest": {"type": "Wait", "runAfter": {"Keep": ["Succeeded"]},
              "inputs": {"interval": {"count": 1, "unit": "Second"}}}}}""";
    Drive drive = drive(actions).go();
    assertThat(drive.status).isEqualTo(Status.FAILED);
    assertThat(drive.error).contains("budget of 50000000 characters");
  }

  @Test
  void a_run_ends_after_thirty_days_at_the_latest() {
    Drive drive =
        drive(
                """
                "Rest": {"type": "Wait", "inputs": {"interval": {"count": 31, "unit": "Day"}}},
                "After": %s"""
                    .formatted(compose("1", "\"Rest\": [\"Succeeded\"]")))
            .go();
    assertThat(drive.status).isEqualTo(Status.TIMED_OUT);
    assertThat(drive.error).contains("30 days");
  }

  @Test
  void a_wait_is_over_when_its_timer_says_so_even_if_the_wall_clock_went_back() {
    Drive drive =
        drive(
            "\"Rest\": {\"type\": \"Wait\", \"inputs\": {\"interval\": {\"count\": 1, \"unit\":"
                + " \"Hour\"}}}");
    drive.tell(new RunEvent.Begin());
    drive.now = Drive.START.minus(Duration.ofHours(5));
    drive.tell(new RunEvent.Woke(Drive.START.plus(Duration.ofHours(1))));
    assertThat(drive.status).isEqualTo(Status.SUCCEEDED);
  }

  @Test
  void the_journal_has_one_entry_for_each_wake_up() {
    Drive drive =
        Drive.of(
                "\"A\": %s, \"B\": %s, \"C\": %s"
                    .formatted(
                        compose("1", ""),
                        FlowTexts.call("\"A\": [\"Succeeded\"]", ""),
                        compose("1", "\"B\": [\"Succeeded\"]")))
            .answering(call -> Drive.ok(Map.of()))
            .go();
    assertThat(drive.journal).hasSize(2);
  }

  @Test
  void nothing_is_done_for_an_event_that_changes_nothing() {
    Drive drive = drive("\"A\": %s".formatted(ends("TimedOut", "")));
    drive.tell(new RunEvent.Begin());
    OperationReply late = Drive.ok(null);
    assertThat(drive.run.on(new RunEvent.Answered("A", 7, late), drive.now)).isEmpty();
    assertThat(drive.run.on(new RunEvent.Answered("Nobody", 1, late), drive.now)).isEmpty();
    assertThat(List.copyOf(drive.journal)).hasSize(1);
  }
}
