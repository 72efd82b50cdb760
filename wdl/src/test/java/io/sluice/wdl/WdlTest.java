package io.sluice.wdl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.wdl.action.ActionCommand;
import io.sluice.wdl.action.ActionResult;
import io.sluice.wdl.action.ActionType;
import io.sluice.wdl.action.OperationReply;
import io.sluice.wdl.action.Status;
import io.sluice.wdl.definition.FlowDefinition;
import io.sluice.wdl.definition.FlowReader.FlowReadResult;
import io.sluice.wdl.definition.TrialReader;
import io.sluice.wdl.expression.Function;
import io.sluice.wdl.expression.FunctionFamily;
import io.sluice.wdl.files.ExportResult;
import io.sluice.wdl.files.Finding;
import io.sluice.wdl.files.FlowExport;
import io.sluice.wdl.files.ImportPlan;
import io.sluice.wdl.json.ExpressionException;
import io.sluice.wdl.json.SyntaxException;
import io.sluice.wdl.trial.CalledFlows;
import io.sluice.wdl.trial.MockEntry;
import io.sluice.wdl.trial.Mocks;
import io.sluice.wdl.trial.ShapeInference;
import io.sluice.wdl.trial.Trial;
import io.sluice.wdl.trial.TrialEnvironment;
import io.sluice.wdl.trial.TrialOptions;
import io.sluice.wdl.trial.TrialOutcome;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The facade, used as an embedding program uses it. */
class WdlTest {
  private static final Wdl WDL = Wdl.powerAutomate();

  private static final Function DOUBLE =
      Function.eager(
          FunctionFamily.MATH,
          "double(number)",
          "Twice a number.",
          "double(21) => 42",
          arguments -> 2 * arguments.integer(0));

  /** Uses {@code double} in an expression, a condition object and a loop condition. */
  private static final String DOUBLING =
      """
      {"triggers": {"manual": {"type": "Request"}},
       "actions": {
         "Get": {"type": "OpenApiConnection", "inputs": {
           "host": {"apiId": "/apis/shared_crm", "operationId": "GetNumber"}, "parameters": {}}},
         "Twice": {"type": "Compose", "inputs": "@double(body('Get')?['number'])",
           "runAfter": {"Get": ["Succeeded"]}},
         "If": {"type": "If", "expression": {"greater": [{"double": "@outputs('Twice')"}, 4]},
           "runAfter": {"Twice": ["Succeeded"]},
           "actions": {"Yes": {"type": "Compose", "inputs": "yes"}}}}}
      """;

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static FlowDefinition parse(Wdl wdl, String text) {
    return wdl.parse("flow.json", bytes(text)).orThrow();
  }

  private static OperationTable numbers(long number) {
    return OperationTable.empty()
        .with("crm.GetNumber", call -> OperationReply.ok(Map.of("number", number)));
  }

  @Test
  void a_template_is_evaluated_against_data() {
    Map<String, ?> data = Map.of("variables", Map.of("name", "Ada"));
    assertThat(WDL.evaluate("Hello @{variables('name')}", data)).isEqualTo("Hello Ada");
    assertThat(WDL.evaluate(List.of("@add(1, 2)", 7L), Map.of())).isEqualTo(List.of(3L, 7L));
    assertThatThrownBy(() -> WDL.evaluate("@add(1", Map.of())).isInstanceOf(SyntaxException.class);
    assertThatThrownBy(() -> WDL.evaluate("@double(1)", Map.of()))
        .isInstanceOf(ExpressionException.class);
  }

  @Test
  void the_dialect_decides_where_hosts_differ() {
    assertThat(WDL.evaluate("@equals('true', true)", Map.of())).isEqualTo(false);
    assertThat(Wdl.logicAppsStandard().evaluate("@equals('true', true)", Map.of())).isEqualTo(true);
  }

  @Test
  void an_invalid_definition_gives_its_problems_with_positions() {
    ParseResult result = WDL.parse("flow.json", bytes("{\"triggers\": {}, \"actions\": {}}"));
    assertThat(result).isInstanceOf(ParseResult.InvalidDefinition.class);
    assertThatThrownBy(result::orThrow)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("flow.json:1");
  }

  @Test
  void a_function_of_the_caller_works_in_expressions_flows_and_conditions() {
    Wdl wdl = WDL.with(DOUBLE);
    assertThat(wdl.evaluate("@double(21)", Map.of())).isEqualTo(42L);
    assertThat(WDL.parse("flow.json", bytes(DOUBLING)))
        .isInstanceOf(ParseResult.InvalidDefinition.class);
    FlowDefinition definition = parse(wdl, DOUBLING);
    assertThat(Wdl.operations(definition)).containsExactly("crm.GetNumber");
    RunResult two = wdl.run(definition, null, numbers(2));
    assertThat(two.status()).as("%s", two.error()).isEqualTo(Status.SUCCEEDED);
    assertThat(two.step("Twice").orElseThrow().outputs()).isEqualTo(4L);
    assertThat(two.step("If/Yes").orElseThrow().status()).isEqualTo(Status.SUCCEEDED);
    RunResult one = wdl.run(definition, null, numbers(1));
    assertThat(one.step("If/Yes").orElseThrow().status()).isEqualTo(Status.SKIPPED);
  }

  @Test
  void a_function_of_the_caller_works_in_trial_runs() {
    FlowReadResult read =
        TrialReader.read("flow.json", bytes(DOUBLING), null, WDL.with(DOUBLE).settings()).flow();
    FlowDefinition definition = read.definition().orElseThrow();
    MockEntry two =
        new MockEntry("Get", 200, Map.of(), true, Map.of("number", 2L), Duration.ZERO, 0);
    TrialEnvironment environment =
        new TrialEnvironment(
            new Mocks(List.of(two), ShapeInference.of(definition)),
            CalledFlows.NONE,
            new TrialOptions(Wdl.VIRTUAL_START, 1, 100));
    TrialOutcome outcome = Trial.run(definition, Map.of(), environment);
    assertThat(outcome.status()).as("%s", outcome.error()).isEqualTo(Status.SUCCEEDED);
  }

  @Test
  void lint_knows_the_functions_and_operations_of_the_caller() {
    List<String> unknown = codes(WDL.lint("flow.json", bytes(DOUBLING), OperationTable.empty()));
    List<String> known = codes(WDL.with(DOUBLE).lint("flow.json", bytes(DOUBLING), numbers(1)));
    assertThat(unknown).isNotEmpty();
    assertThat(known).isEmpty();
  }

  private static List<String> codes(List<Finding> findings) {
    return findings.stream().map(finding -> finding.rule().code()).toList();
  }

  @Test
  void an_action_type_of_the_caller_runs() {
    ActionType shout =
        new ActionType(
            "Shout",
            "Returns HELLO.",
            "{\"type\": \"Shout\"}",
            source -> context -> new ActionCommand.Complete(ActionResult.ok("HELLO")));
    Wdl wdl = WDL.with(shout);
    String flow =
        "{\"triggers\": {\"m\": {\"type\": \"Request\"}}, \"actions\": {\"A\": {\"type\":"
            + " \"Shout\"}}}";
    RunResult result = wdl.run(parse(wdl, flow), null, OperationTable.empty());
    assertThat(result.step("A").orElseThrow().outputs()).isEqualTo("HELLO");
  }

  private static final String FAILING =
      """
      {"triggers": {"manual": {"type": "Request"}},
       "actions": {
         "Wait": {"type": "Wait", "inputs": {"interval": {"count": 2, "unit": "Hour"}}},
         "Get": {"type": "OpenApiConnection", "runAfter": {"Wait": ["Succeeded"]}, "inputs": {
           "host": {"apiId": "/apis/shared_crm", "operationId": "GetNumber"}, "parameters": {},
           "retryPolicy": {"type": "fixed", "count": 2, "interval": "PT10S"}}},
         "Respond": {"type": "Response", "runAfter": {"Get": ["Failed", "Succeeded"]},
           "inputs": {"statusCode": 200, "body": "@guid()"}}}}
      """;

  @Test
  void delays_and_retries_take_virtual_time_and_keep_the_idempotency_key() {
    List<OperationInvocation> calls = new ArrayList<>();
    OperationTable busy =
        OperationTable.empty()
            .with(
                "CRM.getNumber",
                call -> {
                  calls.add(call);
                  return call.attempt() < 3
                      ? OperationReply.failed(503, "The service is busy.")
                      : OperationReply.ok(1L);
                });
    RunResult result = WDL.run(parse(WDL, FAILING), null, busy);
    assertThat(result.status()).as("%s", result.error()).isEqualTo(Status.SUCCEEDED);
    assertThat(calls).extracting(OperationInvocation::attempt).containsExactly(1, 2, 3);
    assertThat(calls)
        .extracting(OperationInvocation::idempotencyKey)
        .containsOnly(calls.get(0).idempotencyKey());
    assertThat(Duration.between(result.startedAt(), result.endedAt()))
        .isEqualTo(Duration.ofHours(2).plusSeconds(20));
  }

  @Test
  void a_call_of_an_unknown_operation_fails_its_action() {
    RunResult result = WDL.run(parse(WDL, FAILING), null, OperationTable.empty());
    assertThat(result.step("Get").orElseThrow().error())
        .contains("There is no operation 'crm.GetNumber' in the table.");
    assertThat(result.response()).isNotNull();
  }

  @Test
  void the_run_id_decides_the_draws_and_the_clock_the_times() {
    assertThat(respond("a")).isEqualTo(respond("a")).isNotEqualTo(respond("b"));
  }

  private static @Nullable Object respond(String runId) {
    Instant start = Instant.parse("2026-11-30T12:00:00Z");
    RunResult result =
        WDL.run(parse(WDL, FAILING), Map.of(), numbers(1), runId, RunClock.virtual(start));
    assertThat(result.startedAt()).isEqualTo(start);
    return result.response();
  }

  @Test
  void an_exported_package_can_be_imported() {
    ExportResult exported = Wdl.export("flow.json", bytes(FAILING), FlowExport.Form.PACKAGE);
    assertThat(exported).isInstanceOf(ExportResult.ExportedFile.class);
    byte[] zip = ((ExportResult.ExportedFile) exported).bytes();
    ImportPlan plan = WDL.importFlows("flow.zip", zip, numbers(1));
    assertThat(plan.problems()).isEmpty();
    assertThat(WDL.parse("flow.json", plan.flows().get(0).bytes()).orThrow().responds()).isTrue();
  }

  @Test
  void an_operation_without_a_connector_is_refused() {
    assertThatThrownBy(() -> OperationTable.empty().with("Send", call -> OperationReply.ok(null)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("connector.operation");
  }
}
