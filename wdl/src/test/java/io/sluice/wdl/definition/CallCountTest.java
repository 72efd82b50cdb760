package io.sluice.wdl.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CallCountTest {
  private static final CallCount.ExpectedSizes EXPECTED = new CallCount.ExpectedSizes(7, 950);
  private static final String ITEMS = call("customerinsights", "GetItems", "\"$top\": 100");
  private static final String POST = call("teams", "PostMessageToConversation", "");

  @Test
  void every_call_counts_once_and_other_actions_not_at_all() {
    assertThat(count("\"A\": " + ITEMS + ", \"B\": " + POST + ", \"C\": " + compose()).calls())
        .isEqualTo(Map.of("customerinsights", 1L, "teams", 1L));
    assertThat(count("\"C\": " + compose()).calls()).isEmpty();
  }

  @Test
  void the_dearest_branch_of_a_condition_counts() {
    String actions =
        """
        "If": {"type": "If", "expression": {"equals": [1, 2]},
          "actions": {"A": %s, "B": %s}, "else": {"actions": {"C": %s}}}"""
            .formatted(POST, follows("A", POST), ITEMS);
    assertThat(count(actions).calls()).isEqualTo(Map.of("teams", 2L, "customerinsights", 1L));
  }

  @Test
  void a_loop_over_items_counts_for_each_expected_item_and_says_so() {
    String actions =
        """
        "Each": {"type": "Foreach", "foreach": "@createArray(1)", "actions": {"A": %s,
          "Again": {"type": "Foreach", "foreach": "@createArray(1)", "actions": {"B": %s}}}}"""
            .formatted(POST, ITEMS);
    CallCount.CountedCalls counted = count(actions);
    assertThat(counted.calls()).isEqualTo(Map.of("teams", 7L, "customerinsights", 49L));
    assertThat(counted.notes()).contains("Each is assumed to run for 7 items.");
  }

  @Test
  void a_loop_that_reads_a_table_counts_its_pages_up_to_its_own_bound() {
    assertThat(count(until(60, ITEMS)).calls()).isEqualTo(Map.of("customerinsights", 10L));
    assertThat(count(until(4, ITEMS)).calls()).isEqualTo(Map.of("customerinsights", 4L));
    CallCount.CountedCalls other = count(until(60, POST));
    assertThat(other.calls()).isEqualTo(Map.of("teams", 1L));
    assertThat(other.notes()).containsExactly("Loop is assumed to run once; it may run 60 times.");
  }

  @Test
  void an_action_that_gathers_pages_counts_them() {
    String gathers =
        ITEMS.substring(0, ITEMS.length() - 1)
            + ", \"runtimeConfiguration\": {\"paginationPolicy\": {\"minimumItemCount\": 5000}}}";
    assertThat(count("\"A\": " + gathers).calls()).isEqualTo(Map.of("customerinsights", 10L));
  }

  @Test
  void a_child_flow_counts_with_its_caller_and_a_missing_one_is_named() {
    String actions =
        """
        "Child": {"type": "Workflow", "inputs": {"host": {"workflowReferenceName": "child"}}}""";
    FlowDefinition caller = flow("caller", actions);
    FlowDefinition child = flow("child", "\"A\": " + POST);
    assertThat(CallCount.of(caller, EXPECTED, name -> Optional.of(child)).calls())
        .isEqualTo(Map.of("teams", 1L));
    assertThat(CallCount.of(caller, EXPECTED, name -> Optional.empty()).notes())
        .containsExactly("The child flow child is unknown; its calls are not counted.");
    assertThat(CallCount.of(caller, EXPECTED, name -> Optional.of(caller)).notes())
        .containsExactly("The flow caller calls itself and is counted once.");
  }

  private static CallCount.CountedCalls count(String actions) {
    return CallCount.of(flow("one", actions), EXPECTED, name -> Optional.empty());
  }

  private static FlowDefinition flow(String name, String actions) {
    String json =
        """
        {"triggers": {"T": {"type": "Request", "kind": "Http"}}, "actions": {%s}}"""
            .formatted(actions);
    FlowReader.FlowReadResult read =
        FlowReader.read(name + ".json", json.getBytes(StandardCharsets.UTF_8));
    assertThat(read.problems()).isEmpty();
    return read.definition().orElseThrow();
  }

  private static String until(int most, String action) {
    return """
    "Loop": {"type": "Until", "expression": "@equals(1, 2)", "limit": {"count": %d},
      "actions": {"A": %s}}"""
        .formatted(most, action);
  }

  private static String call(String connector, String operation, String parameters) {
    return """
    {"type": "OpenApiConnection", "inputs": {"host": {
      "apiId": "/providers/Microsoft.PowerApps/apis/shared_%s", "operationId": "%s"},
      "parameters": {%s}}}"""
        .formatted(connector, operation, parameters);
  }

  private static String follows(String before, String action) {
    return "{\"runAfter\": {\"" + before + "\": [\"Succeeded\"]}, " + action.substring(1);
  }

  private static String compose() {
    return "{\"type\": \"Compose\", \"inputs\": 1}";
  }
}
