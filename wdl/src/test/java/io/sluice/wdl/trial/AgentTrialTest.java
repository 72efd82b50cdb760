package io.sluice.wdl.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.wdl.action.Status;
import io.sluice.wdl.definition.FlowDefinition;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Agents with tools: mocks say which tools the model calls. */
class AgentTrialTest {
  private static final FlowDefinition FLOW =
      TrialFixture.actions(
          """
          "Agent": {"type": "Agent", "inputs": {"parameters": {"deploymentId": "gpt",
          "agentModelType": "AzureOpenAI", "messages": [{"role": "system", "content": "x"}],
          "agentModelSettings": {"agentHistoryReductionSettings": {"maximumTokenCount": 1},
          "deploymentModelProperties": {"name": "gpt-4o", "version": "1"}}},
          "modelConfigurations": {"model1": {"referenceName": "a"}}}, "tools": {
          "Send": {"description": "Sends.", "type": "Tool", "actions": {
          "Format": {"type": "Compose", "inputs": {"to": "@agentParameters('to')"}},
          "Mail": {"type": "Http", "inputs": {"method": "POST", "uri": "https://a.example",
          "body": "@outputs('Format')?['to']"}, "runAfter": {"Format": ["Succeeded"]}}},
          "agentParameterSchema": {"type": "object", "properties": {"to": {"type": "string"}}}},
          "Count": {"actions": {"Next": {"type": "Compose",
          "inputs": "@add(int(agentparameters('n')), 1)"}},
          "agentParameterSchema": {"type": "object", "properties": {"n": {"type": "integer"}}}}}},
          "After": {"type": "Compose",
          "inputs": "@toUpper(outputs('Agent')?['lastAssistantMessage'])",
          "runAfter": {"Agent": ["Succeeded"]}}""");

  @Test
  void built_in_mocks_call_each_tool_once_with_parameters_of_its_schema() {
    TrialOutcome outcome = TrialFixture.trial(FLOW, List.of());
    assertThat(TrialFixture.statuses(outcome))
        .containsOnlyKeys("Agent", "Agent[1]/Format", "Agent[1]/Mail", "Agent[2]/Next", "After")
        .allSatisfy((path, status) -> assertThat(status).isEqualTo("Succeeded"));
    assertThat(TrialFixture.step(outcome, "Agent[2]/Next").outputs()).isEqualTo(2L);
    assertThat(TrialFixture.step(outcome, "After").outputs()).isEqualTo("DONE.");
  }

  @Test
  void a_mocks_file_says_which_tools_are_called_in_which_order() {
    String mocks =
        """
        Agent:
          body:
            toolCalls:
              - {name: Count, arguments: {n: 6}}
              - {name: send, arguments: {to: ada@example.com}}
              - {name: Count, arguments: {n: "8"}}
            lastAssistantMessage: Sent twice.
        """;
    TrialOutcome outcome = TrialFixture.trial(FLOW, TrialFixture.entries(mocks));
    assertThat(TrialFixture.statuses(outcome).keySet())
        .containsExactly(
            "Agent", "Agent[1]/Next", "Agent[2]/Format", "Agent[2]/Mail", "Agent[3]/Next", "After");
    assertThat(TrialFixture.step(outcome, "Agent[1]/Next").outputs()).isEqualTo(7L);
    assertThat(TrialFixture.step(outcome, "Agent[2]/Mail").inputs()).asString().contains("ada@");
    assertThat(TrialFixture.step(outcome, "After").outputs()).isEqualTo("SENT TWICE.");
  }

  @Test
  void a_failed_tool_does_not_fail_the_agent() {
    String mocks = "Agent: {body: {toolCalls: [{name: Count, arguments: {n: x}}]}}";
    TrialOutcome outcome = TrialFixture.trial(FLOW, TrialFixture.entries(mocks));
    assertThat(TrialFixture.step(outcome, "Agent[1]/Next").status()).isEqualTo(Status.FAILED);
    assertThat(TrialFixture.step(outcome, "Agent").status()).isEqualTo(Status.SUCCEEDED);
  }

  @Test
  void a_call_of_an_unknown_tool_fails_and_names_the_tools() {
    String mocks = "Agent: {body: {toolCalls: [{name: Fly}]}}";
    TrialOutcome outcome = TrialFixture.trial(FLOW, TrialFixture.entries(mocks));
    assertThat(TrialFixture.step(outcome, "Agent").error()).contains("Fly").contains("Send");
  }

  @Test
  void agent_parameters_outside_of_a_tool_are_an_error_of_that_action() {
    FlowDefinition flow =
        TrialFixture.actions(
            "\"A\": {\"type\": \"Compose\", \"inputs\": \"@agentParameters('x')\"}");
    TrialOutcome outcome = TrialFixture.trial(flow, List.of());
    assertThat(TrialFixture.step(outcome, "A").error()).contains("inside a tool");
  }

  private static String agent(String name, String handoffTo, String runAfter) {
    return """
        "%s": {"type": "Agent", "inputs": {"parameters": {}}, "tools": {
        "Work_%s": {"actions": {"Do_%s": {"type": "Compose", "inputs": 1}}},
        "to_%s": {"actions": {"handoff_%s": {"type": "AgentHandoff",
        "inputs": {"name": "%s"}}}}}, "runAfter": %s}"""
        .formatted(name, name, name, handoffTo, name, handoffTo, runAfter);
  }

  private static final FlowDefinition HANDOFFS =
      TrialFixture.actions(
          agent("Sales", "Desk", "{}")
              + ", "
              + agent("Desk", "Sales", "{\"Init\": [\"Succeeded\"]}")
              + ", \"Init\": {\"type\": \"Compose\", \"inputs\": 1}");

  @Test
  void an_agent_runs_after_the_one_that_hands_over_to_it() {
    TrialOutcome outcome = TrialFixture.trial(HANDOFFS, List.of());
    assertThat(outcome.status()).isEqualTo(Status.SUCCEEDED);
    assertThat(TrialFixture.statuses(outcome).keySet())
        .containsSubsequence("Init", "Desk", "Desk[2]/handoff_Desk", "Sales", "Sales[1]/Do_Sales");
  }

  @Test
  void an_agent_without_a_handoff_is_skipped() {
    String mocks = "Desk: {body: {lastAssistantMessage: Done myself.}}";
    TrialOutcome outcome = TrialFixture.trial(HANDOFFS, TrialFixture.entries(mocks));
    assertThat(TrialFixture.step(outcome, "Sales").status()).isEqualTo(Status.SKIPPED);
    assertThat(outcome.status()).isEqualTo(Status.SUCCEEDED);
  }
}
