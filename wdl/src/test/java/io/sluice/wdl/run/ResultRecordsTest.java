package io.sluice.wdl.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.wdl.action.OperationReply;
import io.sluice.wdl.action.Status;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Records of failed, skipped and repeated actions, as measured on Power Automate by the conformance
 * flows of github.com/tomdam/flowforger.
 */
class ResultRecordsTest {
  private static final String COMPOSE = "{\"type\": \"Compose\", \"inputs\": 1}";

  private static Drive run(String actions, String probe) {
    return Drive.of(
            actions
                + ", \"Probe\": {\"type\": \"Compose\", \"inputs\": "
                + probe
                + ", \"runAfter\": {\"X\": [\"Succeeded\", \"Failed\", \"Skipped\"]}}")
        .answering(call -> Drive.failed(OperationReply.Verdict.REJECTED, 404))
        .go();
  }

  private static Map<?, ?> record(String actions, String of) {
    return (Map<?, ?>) run(actions, "\"@actions('" + of + "')\"").outputs("Probe");
  }

  private static List<?> result(String actions, String of) {
    return (List<?>) run(actions, "\"@result('" + of + "')\"").outputs("Probe");
  }

  private static @Nullable Object member(@Nullable Object record, String path) {
    Object at = record;
    for (String key : path.split("/", -1)) {
      at = at instanceof Map<?, ?> map ? map.get(key) : null;
    }
    return at;
  }

  private static List<@Nullable Object> members(List<?> records, String path) {
    return records.stream().<@Nullable Object>map(one -> member(one, path)).toList();
  }

  @Test
  void a_call_that_failed_with_a_status_has_its_name_as_code_and_no_error() {
    String actions =
        "\"X\": {\"type\": \"Scope\", \"actions\": {\"Get\": "
            + FlowTexts.call("", "")
            + ", \"Next\": {\"type\": \"Compose\", \"inputs\": 1, \"runAfter\":"
            + " {\"Get\": [\"Succeeded\"]}}}}";
    Map<?, ?> get = record(actions, "Get");
    assertThat(get.get("code")).isEqualTo("NotFound");
    assertThat(get.containsKey("error")).isFalse();
    assertThat(member(get, "outputs/statusCode")).isEqualTo(404L);
    assertThat(member(record(actions, "X"), "error/code")).isEqualTo("ActionFailed");
    assertThat(members(result(actions, "X"), "code")).containsExactly("NotFound", "ActionSkipped");
  }

  @Test
  void a_failed_expression_leaves_neither_inputs_nor_outputs() {
    Map<?, ?> bad = record("\"X\": {\"type\": \"Compose\", \"inputs\": \"@div(1, 0)\"}", "X");
    assertThat(member(bad, "error/code")).isEqualTo("InvalidTemplate");
    assertThat(bad.get("code")).isEqualTo("BadRequest");
    assertThat(bad.containsKey("inputs")).isFalse();
    assertThat(bad.containsKey("outputs")).isFalse();
  }

  @Test
  void a_compose_of_null_has_inputs_and_outputs() {
    Map<?, ?> none = record("\"X\": {\"type\": \"Compose\", \"inputs\": null}", "X");
    assertThat(none.containsKey("inputs")).isTrue();
    assertThat(none.containsKey("outputs")).isTrue();
  }

  @Test
  void the_actions_of_a_skipped_scope_name_the_scope() {
    String actions =
        """
        "Root": {"type": "Compose", "inputs": 1},
        "X": {"type": "Scope", "runAfter": {"Root": ["Failed"]}, "actions": {
          "Inside": %s, "Deep": {"type": "Scope", "actions": {"Deeper": %s}}}}"""
            .formatted(COMPOSE, COMPOSE);
    assertThat(record(actions, "Inside").get("status")).isEqualTo("Skipped");
    assertThat(member(record(actions, "Inside"), "error/message"))
        .isEqualTo(
            "The execution of template action 'Inside' is skipped: dependant action 'X' completed"
                + " with status 'Skipped' and code 'ActionSkipped'.");
    assertThat(member(record(actions, "Deeper"), "error/message").toString())
        .contains("dependant action 'Deep' completed with status 'Skipped'");
    assertThat(members(result(actions, "X"), "name")).containsExactly("Inside", "Deep");
    assertThat(members(result(actions, "Deep"), "error/code"))
        .containsExactly("ActionDependencyFailed");
  }

  @Test
  void the_branch_that_a_condition_did_not_take_is_skipped_by_its_branching_condition() {
    String actions =
        """
        "X": {"type": "If", "expression": {"equals": [1, 2]}, "actions": {"Then": %s,
            "ThenNext": {"type": "Compose", "inputs": 1, "runAfter": {"Then": ["Succeeded"]}}},
          "else": {"actions": {"Else": %s}}}"""
            .formatted(COMPOSE, COMPOSE);
    assertThat(member(record(actions, "Then"), "error/code"))
        .isEqualTo("ActionBranchingConditionNotSatisfied");
    assertThat(member(record(actions, "ThenNext"), "error/code"))
        .isEqualTo("ActionConditionFailed");
    assertThat(members(result(actions, "X"), "name")).containsExactly("Then", "ThenNext", "Else");
    assertThat(members(result(actions, "X"), "status"))
        .containsExactly("Skipped", "Skipped", "Succeeded");
  }

  @Test
  void a_switch_over_null_fails_and_its_actions_depend_on_it() {
    String actions =
        """
        "X": {"type": "Switch", "expression": "@json('{}')?['missing']", "cases": {"A": {
          "case": "x", "actions": {"InA": %s}}}, "default": {"actions": {"InDefault": %s}}}"""
            .formatted(COMPOSE, COMPOSE);
    assertThat(member(record(actions, "X"), "code")).isEqualTo("ExpressionEvaluationFailed");
    assertThat(member(record(actions, "X"), "error/message").toString())
        .endsWith("It is of type 'Null' but is expected to be a value of type 'String, Integer'.");
    assertThat(member(record(actions, "InDefault"), "error/code"))
        .isEqualTo("ActionDependencyFailed");
  }

  @Test
  void a_switch_whose_case_has_another_type_fails_all_its_actions() {
    String actions =
        """
        "X": {"type": "Switch", "expression": "@add(1, 1)", "cases": {"A": {"case": "2",
          "actions": {"InA": %s}}}, "default": {"actions": {"InDefault": %s}}}"""
            .formatted(COMPOSE, COMPOSE);
    assertThat(members(result(actions, "X"), "status")).containsExactly("Failed", "Failed");
    assertThat(record(actions, "InA").get("code")).isEqualTo("InternalServerError");
    assertThat(member(record(actions, "InA"), "error/message").toString())
        .contains("but found 'Integer,String' distinct types");
  }

  @Test
  void result_of_a_foreach_lists_each_action_once_with_the_records_of_all_iterations() {
    List<?> result =
        result(
            """
            "X": {"type": "Foreach", "foreach": "@createArray(1, 0, 2)", "actions": {
              "Div": {"type": "Compose", "inputs": "@div(10, items('X'))"}}}""",
            "X");
    assertThat(result).hasSize(1);
    Object div = result.get(0);
    assertThat(member(div, "status")).isEqualTo("Failed");
    assertThat(member(div, "code")).isEqualTo("NotSpecified");
    assertThat(member(div, "repetitionCount")).isEqualTo(3L);
    List<?> turns = (List<?>) member(div, "outputs");
    assertThat(members(turns, "status")).containsExactly("Succeeded", "Failed", "Succeeded");
    assertThat(members(turns, "outputs")).containsExactly(10L, null, 5L);
  }

  @Test
  void result_of_an_until_is_that_of_the_last_iteration_with_their_number() {
    String actions =
        """
        "V": {"type": "InitializeVariable", "inputs": {"variables": [
          {"name": "n", "type": "integer"}]}},
        "X": {"type": "Until", "expression": "@greaterOrEquals(variables('n'), 3)",
          "runAfter": {"V": ["Succeeded"]}, "actions": {
            "Inc": {"type": "IncrementVariable", "inputs": {"name": "n"}},
            "Step": {"type": "Compose", "inputs": "@div(10, sub(2, variables('n')))",
              "runAfter": {"Inc": ["Succeeded"]}}}}""";
    List<?> result = result(actions, "X");
    assertThat(members(result, "name")).containsExactly("Inc", "Step");
    assertThat(members(result, "repetitionCount")).containsExactly(3L, 3L);
    assertThat(member(result.get(1), "outputs")).isEqualTo(-10L);
  }

  @Test
  void a_container_that_succeeded_shows_no_code() {
    Map<?, ?> scope = record("\"X\": {\"type\": \"Scope\", \"actions\": {}}", "X");
    assertThat(scope.get("status")).isEqualTo(Status.SUCCEEDED.text());
    assertThat(scope.containsKey("code")).isFalse();
  }
}
