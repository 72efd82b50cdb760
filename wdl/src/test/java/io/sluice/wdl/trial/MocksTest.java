package io.sluice.wdl.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.wdl.action.OperationReply;
import io.sluice.wdl.action.OperationRequest;
import io.sluice.wdl.definition.FlowDefinition;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The answers of mocks: built-in rows, inferred values, and entries of a mocks file. */
class MocksTest {
  private static final String GET =
      """
      "Get": {"type": "OpenApiConnection", "inputs": {"host": {
        "apiId": "/providers/Microsoft.PowerApps/apis/shared_x", "operationId": "GetThing"},
        "parameters": {}}}""";

  private static Map<String, @Nullable Object> read(String expression) {
    String compose =
        ", \"C\": {\"type\": \"Compose\", \"inputs\": \""
            + expression
            + "\", \"runAfter\": {\"Get\": [\"Succeeded\"]}}";
    TrialOutcome outcome = TrialFixture.trial(TrialFixture.actions(GET + compose), List.of());
    assertThat(TrialFixture.statuses(outcome)).containsEntry("C", "Succeeded");
    return JsonObjects.members(TrialFixture.body(outcome, "Get"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "@addDays(body('Get')?['when'], 1)           | when   | 2026-11-20T08:00:00Z",
        "@add(body('Get')?['n'], 1)                  | n      | 1",
        "@not(body('Get')?['on'])                    | on     | true",
        "@equals(body('Get')?['state'], 'Ready')     | state  | Ready",
        "@uriHost(outputs('Get')?['body/address'])   | address | https://example.com/address/1",
        "@convertToUtc(body('Get')?['t'], 'UTC')     | t      | 2026-11-20T08:00:00",
        "@toLower(actions('Get')?['outputs']?['body']?['word']) | word | word 1",
      })
  void an_answer_has_what_the_flow_reads_in_the_type_that_it_needs(
      String expression, String member, String value) {
    assertThat(String.valueOf(read(expression).get(member))).isEqualTo(value);
  }

  @Test
  void arrays_and_objects_are_inferred_through_loops_and_functions() {
    assertThat(read("@first(body('Get')?['rows'])?['deep']?['leaf']").get("rows"))
        .isEqualTo(
            List.of(
                Map.of("deep", Map.of("leaf", "leaf 1")),
                Map.of("deep", Map.of("leaf", "leaf 2"))));
  }

  @Test
  void encoded_json_is_generated_encoded() {
    Object code = read("@json(base64ToString(body('Get')?['code']))?['id']").get("code");
    byte[] bytes = java.util.Base64.getDecoder().decode(String.valueOf(code));
    assertThat(new String(bytes, StandardCharsets.UTF_8)).startsWith("{\"id\":");
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({
    "sharepointonline.GetItems, sharepointonline.GetItems",
    "commondataserviceforapps.ListRecords, commondataservice*.List*",
    "approvals.StartAndWaitForAnApproval, approvals.*Wait*",
    "office365.SendEmailV2, office365.*Send*Mail*",
    "somewhere.ListThings, *.List*",
    "somewhere.DeleteThing, *.Delete*",
    "somewhere.V4GetThing, *.*Get*",
    "somewhere., *"
  })
  void the_first_row_that_fits_answers(String operation, String pattern) {
    assertThat(MockTable.find(operation).pattern()).isEqualTo(pattern);
  }

  @Test
  void every_row_answers_and_none_is_shadowed_by_an_earlier_one() {
    for (MockRow row : MockTable.ALL) {
      String operation = row.pattern().replace("*", "");
      OperationRequest request =
          new OperationRequest("x", operation, Map.of("method", "get", "item/name", "Ann"), true);
      MockRequest asked =
          new MockRequest(
              request,
              JsonObjects.nested(request.parameters()),
              new SampleValues(TrialFixture.START, SampleChoices.USUAL));
      assertThat(row.doc()).isNotBlank();
      assertThat(row.matches(operation)).as(row.pattern()).isTrue();
      Object body = row.body().apply(asked);
      assertThat(body == null || !String.valueOf(body).isEmpty()).isTrue();
    }
    assertThat(MockTable.ALL).extracting(MockRow::pattern).doesNotHaveDuplicates();
  }

  private static MockAnswer answer(String yaml, int attempt) {
    Mocks mocks =
        new Mocks(TrialFixture.entries(yaml), ShapeInference.of(TrialFixture.actions(GET)));
    return mocks.answer(
        "Get", new OperationRequest("x", "GetThing", Map.of(), true), attempt, TrialFixture.START);
  }

  @Test
  void an_entry_by_action_name_takes_precedence_over_one_by_operation() {
    OperationReply reply = answer("{x.*: {body: 1}, get: {status: 201, body: 2}}", 1).reply();
    assertThat(reply.body()).isEqualTo(2L);
    assertThat(reply.status()).isEqualTo(201);
    assertThat(answer("shared_x.Get*: {body: 1}", 1).reply().body()).isEqualTo(1L);
  }

  @Test
  void an_entry_fails_its_first_attempts() {
    String entry = "Get: {failTimes: 1, delay: 30s, headers: {ETag: a}}";
    assertThat(answer(entry, 1).reply().verdict()).isEqualTo(OperationReply.Verdict.UNAVAILABLE);
    assertThat(answer(entry, 2).reply().ok()).isTrue();
    assertThat(answer(entry, 2).reply().headers()).containsEntry("etag", "a");
    assertThat(answer(entry, 1).after()).hasSeconds(30);
  }

  @ParameterizedTest
  @CsvSource({"429, THROTTLED", "503, UNAVAILABLE", "408, UNAVAILABLE", "404, REJECTED"})
  void a_status_decides_whether_it_is_tried_again(int status, OperationReply.Verdict verdict) {
    assertThat(answer("Get: {status: " + status + "}", 1).reply().verdict()).isEqualTo(verdict);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Get: {stat: 1}      | unknown member 'stat'",
        "Get: {status: 1}    | whole number from 100 to 599",
        "Get: {delay: soon}  | must be a duration",
        "[1]                 | an object of entries",
        "'Get: {'            | mocks.yaml"
      })
  void an_invalid_mocks_file_is_reported_with_its_place(String yaml, String message) {
    MockFile.MockReadResult reading =
        MockFile.read("mocks.yaml", yaml.getBytes(StandardCharsets.UTF_8));
    assertThat(reading.problems()).singleElement().asString().contains(message);
  }

  @Test
  void a_static_result_takes_precedence_over_mocks() {
    String flow =
        """
        {"triggers": {"manual": {"type": "Request"}},
         "staticResults": {"S": {"status": "Succeeded", "outputs": {"body": "fixed"}}},
         "actions": {%s, "runtimeConfiguration": {"staticResult":
           {"name": "S", "staticResultOptions": "Enabled"}}}}}"""
            .formatted(GET.substring(0, GET.lastIndexOf('}')));
    TrialOutcome outcome =
        TrialFixture.trial(TrialFixture.definition(flow), TrialFixture.entries("Get: {body: 1}"));
    assertThat(TrialFixture.body(outcome, "Get")).isEqualTo("fixed");
    assertThat(outcome.calls()).isEmpty();
  }

  @Test
  void an_endless_loop_is_cancelled_with_its_name() {
    String loop =
        """
        "Round": {"type": "Until", "expression": "@equals(1, 2)", "limit": {"count": 5000},
          "actions": {"Step": {"type": "Compose", "inputs": 1}}}""";
    TrialOutcome outcome = TrialFixture.trial(TrialFixture.actions(loop), List.of(), 100);
    assertThat(outcome.status().text()).isEqualTo("Cancelled");
    assertThat(outcome.error()).contains("more than 100 actions", "'Round'", "--max-steps");
  }

  @Test
  void secured_values_are_hidden_but_available_to_later_actions() {
    String flow =
        """
        %s, "runtimeConfiguration": {"secureData": {"properties": ["inputs", "outputs"]}}},
        "C": {"type": "Compose", "inputs": "@body('Get')?['name']",
          "runAfter": {"Get": ["Succeeded"]}}"""
            .formatted(GET.substring(0, GET.lastIndexOf('}')));
    TrialOutcome outcome = TrialFixture.trial(TrialFixture.actions(flow), List.of());
    assertThat(TrialFixture.step(outcome, "Get").outputs())
        .isEqualTo("secured by the flow's author");
    assertThat(TrialFixture.step(outcome, "C").outputs()).isEqualTo("name 1");
  }

  @Test
  void pages_are_fetched_until_the_requested_number_of_rows() {
    String flow =
        """
        %s, "runtimeConfiguration": {"paginationPolicy": {"minimumItemCount": 5}}}"""
            .formatted(GET.substring(0, GET.lastIndexOf('}')));
    String page = "Get: {body: {value: [1, 2], '@odata.nextLink': 'https://x.example/a?$skip=2'}}";
    TrialOutcome outcome =
        TrialFixture.trial(TrialFixture.actions(flow), TrialFixture.entries(page));
    assertThat(TrialFixture.body(outcome, "Get"))
        .isEqualTo(Map.of("value", List.of(1L, 2L, 1L, 2L, 1L, 2L)));
    assertThat(outcome.calls()).hasSize(3);
  }

  @Test
  void a_recursive_shape_gives_a_bounded_value() {
    InferredShape self = InferredShape.named("self");
    for (int i = 0; i < 30; i++) {
      self.member("m" + i).unify(self);
    }
    Object value = new SampleValues(TrialFixture.START, SampleChoices.USUAL).of(self.member("m0"));
    assertThat(String.valueOf(value)).hasSizeLessThan(20 * SampleValues.MAX_VALUES);
  }

  @Test
  void text_that_only_looks_like_an_expression_is_ignored() {
    InferredShape shape = new ExpressionShapes().template("@{not an expression} and @nothing(");
    assertThat(shape.keys()).isEmpty();
  }

  @Test
  void a_given_body_is_split_and_checked_against_the_conditions() {
    String flow =
        """
        {"triggers": {"When": {"type": "OpenApiConnection", "splitOn": "@triggerBody()?['value']",
           "conditions": [{"expression": "@greater(length(triggerBody()?['value']), 1)"}],
           "inputs": {"host": {"apiId": "shared_x", "operationId": "On"}, "parameters": {}}}},
         "actions": {"C": {"type": "Compose", "inputs": "@triggerBody()"}}}""";
    FlowDefinition definition = TrialFixture.definition(flow);
    List<TrialTrigger> two = fired(definition, JsonObjects.object("value", List.of("a", "b")));
    assertThat(two).extracting(trigger -> trigger.outputs().get("body")).containsExactly("a", "b");
    assertThat(two)
        .extracting(TrialTrigger::origin)
        .containsExactly("given, item 1 of 2", "given, item 2 of 2");
    TriggerEvaluation one =
        TriggerEvaluation.of(
            definition, JsonObjects.object("value", List.of("a")), TrialFixture.START);
    assertThat(one)
        .isInstanceOfSatisfying(
            TriggerEvaluation.DoesNotFire.class,
            refusal -> assertThat(refusal.reason()).contains("is false"));
  }

  private static List<TrialTrigger> fired(FlowDefinition definition, Object body) {
    TriggerEvaluation evaluation = TriggerEvaluation.of(definition, body, TrialFixture.START);
    assertThat(evaluation).isInstanceOf(TriggerEvaluation.Fires.class);
    return ((TriggerEvaluation.Fires) evaluation).triggers();
  }

  @Test
  void only_the_first_hundred_items_are_run() {
    String flow =
        """
        {"triggers": {"When": {"type": "OpenApiConnection", "splitOn": "@triggerBody()",
           "inputs": {"host": {"apiId": "shared_x", "operationId": "On"}, "parameters": {}}}},
         "actions": {"C": {"type": "Compose", "inputs": 1}}}""";
    List<TrialTrigger> triggers =
        fired(TrialFixture.definition(flow), Collections.nCopies(240, "x"));
    assertThat(triggers).hasSize(100);
    assertThat(triggers.get(99).origin())
        .isEqualTo("given, item 100 of 240, only the first 100 are run");
  }
}
