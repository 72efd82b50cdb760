package io.sluice.wdl.run;

import static io.sluice.wdl.run.FlowTexts.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.wdl.action.ActionType;
import io.sluice.wdl.action.Actions;
import io.sluice.wdl.action.Status;
import io.sluice.wdl.definition.FlowProblem;
import io.sluice.wdl.definition.FlowReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** What each action type does. */
class ActionsTest {
  static final List<ActionType> TYPES = Actions.TABLE.rows();

  private static final String ROWS =
      """
      "Rows": {"type": "Compose", "inputs": [
        {"Name": "Ada", "Size": 3}, {"Name": "Ben", "Size": 5, "Note": "x, \\"y\\""},
        {"Name": null, "Size": 5.5, "Ok": true}]}""";

  private static @Nullable Object member(@Nullable Object object, String name) {
    return object instanceof Map<?, ?> map ? map.get(name) : null;
  }

  private static Drive run(String actions) {
    return Drive.of(actions).go();
  }

  private static Drive afterRows(String action) {
    return run(
        ROWS
            + ", \"A\": "
            + action.replaceFirst("\\{", "{\"runAfter\": {\"Rows\": [\"Succeeded\"]}, "));
  }

  @ParameterizedTest
  @FieldSource("TYPES")
  void every_row_of_the_table_has_an_example_that_compiles(ActionType type) {
    String actions =
        """
        "Get_items": {"type": "Compose", "inputs": 1}, "Select": {"type": "Compose", "inputs": 1},
        "Call": {"type": "Compose", "inputs": 1},
        "V1": {"type": "InitializeVariable", "inputs": {"variables": [
          {"name": "done", "type": "boolean"}, {"name": "left", "type": "integer"},
          {"name": "log", "type": "string"}, {"name": "rows", "type": "array"}%s]}},
        "Loop": {"type": "Foreach", "foreach": "@createArray(1)", "actions": {"Example": %s}}"""
            .formatted(
                type.name().equals("InitializeVariable")
                    ? ""
                    : ", {\"name\": \"skip\", \"type\": \"integer\"}",
                type.name().equals("InitializeVariable")
                    ? "{\"type\": \"Compose\", \"inputs\": 1}}}, \"Example2\": "
                        + type.example()
                        + ", \"Unused\": {\"type\": \"Scope\", \"actions\": {\"X\": "
                        + "{\"type\": \"Compose\", \"inputs\": 1}"
                    : type.example());
    String text = "{\"triggers\": {" + FlowTexts.TRIGGER + "}, \"actions\": {" + actions + "}}";
    FlowReader.FlowReadResult reading =
        FlowReader.read("example.json", text.getBytes(StandardCharsets.UTF_8));
    assertThat(reading.problems().stream().map(FlowProblem::text)).isEmpty();
    assertThat(type.doc()).endsWith(".");
  }

  @Test
  void types_are_found_whatever_their_letter_case() {
    for (ActionType type : Actions.TABLE.rows()) {
      assertThat(Actions.TABLE.find(type.name().toUpperCase(Locale.ROOT))).contains(type);
    }
    assertThat(Actions.TABLE.find("Nope")).isEmpty();
  }

  @Test
  void compose_keeps_members_whose_expression_finds_nothing() {
    Drive drive =
        run(
            "\"A\": {\"type\": \"Compose\", \"inputs\": {\"x\": \"@triggerBody()?['no']\", \"y\":"
                + " 1}}");
    assertThat(drive.outputs("A")).isEqualTo(json("{\"x\": null, \"y\": 1}"));
  }

  @Test
  void query_keeps_the_items_for_which_the_condition_holds() {
    Drive drive =
        afterRows(
            "{\"type\": \"Query\", \"inputs\": {\"from\": \"@outputs('Rows')\", \"where\":"
                + " \"@greater(item()?['Size'], 3)\"}}");
    assertThat((List<?>) drive.body("A")).hasSize(2);
  }

  @Test
  void query_wants_a_boolean() {
    Drive drive =
        afterRows(
            "{\"type\": \"Query\", \"inputs\": {\"from\": \"@outputs('Rows')\", \"where\":"
                + " \"@item()?['Size']\"}}");
    assertThat(drive.step("A").status()).isEqualTo(Status.FAILED);
  }

  @Test
  void select_makes_objects_or_plain_values() {
    Drive objects =
        afterRows(
            "{\"type\": \"Select\", \"inputs\": {\"from\": \"@outputs('Rows')\", \"select\":"
                + " {\"n\": \"@item()?['Name']\"}}}");
    assertThat(objects.body("A"))
        .isEqualTo(json("[{\"n\": \"Ada\"}, {\"n\": \"Ben\"}, {\"n\": null}]"));
    Drive values =
        afterRows(
            "{\"type\": \"Select\", \"inputs\": {\"from\": \"@outputs('Rows')\", \"select\":"
                + " \"@item()?['Size']\"}}");
    assertThat(values.body("A")).isEqualTo(json("[3, 5, 5.5]"));
  }

  @Test
  void join_writes_items_as_text() {
    Drive drive =
        run(
            "\"A\": {\"type\": \"Join\", \"inputs\": {\"from\": [\"a\", 1, true, null, {\"x\":"
                + " 1}], \"joinWith\": \"; \"}}");
    assertThat(drive.body("A")).isEqualTo("a; 1; True; ; {\"x\":1}");
  }

  @ParameterizedTest
  @CsvSource({"Query, where", "Select, select", "Join, joinWith", "Table, format"})
  void data_operations_want_an_array(String type, String member) {
    Drive drive =
        run(
            "\"A\": {\"type\": \"%s\", \"inputs\": {\"from\": \"@null\", \"%s\": \"%s\"}}"
                .formatted(
                    type,
                    member,
                    type.equals("Query") ? "@true" : type.equals("Table") ? "CSV" : "x")
                .replace("@null", "@triggerBody()?['no']"));
    assertThat(drive.step("A").error())
        .isEqualTo(
            "ExpressionEvaluationFailed: The result of the evaluation of 'from' is of type 'Null'."
                + " The result must be a valid array.");
  }

  @Test
  void a_csv_table_has_every_key_in_the_order_seen() {
    Drive drive =
        afterRows(
            "{\"type\": \"Table\", \"inputs\": {\"from\": \"@outputs('Rows')\", \"format\":"
                + " \"CSV\"}}");
    assertThat(drive.body("A"))
        .isEqualTo("Name,Size,Note,Ok\r\nAda,3,,\r\nBen,5,\"x, \"\"y\"\"\",\r\n,5.5,,True\r\n");
  }

  @Test
  void an_html_table_is_encoded() {
    Drive drive =
        run(
            "\"A\": {\"type\": \"Table\", \"inputs\": {\"from\": [{\"a\": \"<b> & 'c' é €\"}],"
                + " \"format\": \"html\", \"columns\": [{\"header\": \"H\", \"value\":"
                + " \"@item()?['a']\"}]}}");
    assertThat(drive.body("A"))
        .isEqualTo(
            "<table><thead><tr><th>H</th></tr></thead><tbody><tr><td>&lt;b&gt; &amp; &#39;c&#39;"
                + " &#233; €</td></tr></tbody></table>");
  }

  @ParameterizedTest
  @CsvSource({"CSV, false, ''", "CSV, true, 'H'", "HTML, false, '<table><tbody></tbody></table>'"})
  void tables_without_rows(String format, boolean columns, String expected) {
    Drive drive =
        run(
            "\"A\": {\"type\": \"Table\", \"inputs\": {\"from\": [], \"format\": \"%s\"%s}}"
                .formatted(
                    format,
                    columns ? ", \"columns\": [{\"header\": \"H\", \"value\": \"1\"}]" : ""));
    assertThat(drive.body("A")).isEqualTo(columns ? expected + "\r\n" : expected);
  }

  @Test
  void a_table_without_columns_wants_objects() {
    Drive drive =
        run("\"A\": {\"type\": \"Table\", \"inputs\": {\"from\": [1], \"format\": \"CSV\"}}");
    assertThat(drive.step("A").error()).contains("an array of objects");
  }

  private static String variable(String type, String first, String change) {
    return """
    "V": {"type": "InitializeVariable", "inputs": {"variables": [
      {"name": "Total", "type": "%s", "value": %s}]}},
    "A": {"runAfter": {"V": ["Succeeded"]}, %s},
    "R": {"type": "Compose", "runAfter": {"A": ["Succeeded"]}, "inputs": "@variables('TOTAL')"}"""
        .formatted(type, first, change);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Integer | 5 | IncrementVariable | 2 | 7",
        "integer | 5 | DecrementVariable | 2 | 3",
        "float | 1.5 | IncrementVariable | 1 | 2.5",
        "float | 1 | IncrementVariable | 1 | 2",
        "string | \"a\" | SetVariable | \"b\" | \"b\"",
        "string | \"a\" | SetVariable | null | null",
        "string | \"a\" | AppendToStringVariable | 7 | \"a7\"",
        "string | \"a\" | AppendToStringVariable | null | \"a\"",
        "array | [1] | AppendToArrayVariable | {\"x\": 1} | [1, {\"x\": 1}]",
        "array | [1] | SetVariable | [] | []",
        "object | {} | SetVariable | {\"a\": [1]} | {\"a\": [1]}",
        "boolean | true | SetVariable | false | false",
        "float | 1.5 | SetVariable | 2 | 2"
      })
  void variables_change(String type, String first, String action, String value, String result) {
    Drive drive =
        run(
            variable(
                type,
                first,
                "\"type\": \"%s\", \"inputs\": {\"name\": \"total\", \"value\": %s}"
                    .formatted(action, value)));
    assertThat(drive.outputs("R")).isEqualTo(json(result));
    assertThat(drive.status).isEqualTo(Status.SUCCEEDED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "integer | 5 | SetVariable | \"5\"",
        "integer | 5 | SetVariable | 1.5",
        "integer | 5 | SetVariable | null",
        "integer | 5 | IncrementVariable | 1.5",
        "integer | 9223372036854775807 | IncrementVariable | 1",
        "string | \"a\" | SetVariable | 1",
        "string | \"a\" | IncrementVariable | 1",
        "array | [] | AppendToArrayVariable | [1]",
        "array | [] | AppendToArrayVariable | null",
        "array | [] | AppendToStringVariable | \"x\"",
        "string | \"\" | AppendToArrayVariable | 1",
        "boolean | true | SetVariable | \"true\""
      })
  void variables_refuse_what_does_not_fit(String type, String first, String action, String value) {
    Drive drive =
        run(
            variable(
                type,
                first,
                "\"type\": \"%s\", \"inputs\": {\"name\": \"Total\", \"value\": %s}"
                    .formatted(action, value)));
    assertThat(drive.step("A").status()).isEqualTo(Status.FAILED);
    assertThat(drive.step("A").error()).contains("Total");
  }

  @Test
  void a_variable_without_value_is_empty_and_increments_by_one() {
    Drive drive =
        run(
            """
            "V": {"type": "InitializeVariable", "inputs": {"variables": [
              {"name": "a", "type": "string"}, {"name": "n", "type": "integer", "value": 1}]}},
            "I": {"type": "IncrementVariable", "runAfter": {"V": ["Succeeded"]},
              "inputs": {"name": "n"}},
            "R": {"type": "Compose", "runAfter": {"I": ["Succeeded"]},
              "inputs": ["@variables('a')", "@variables('n')", "@outputs('I')"]}""");
    assertThat(drive.outputs("R"))
        .isEqualTo(json("[\"\", 2, {\"body\": {\"name\": \"n\", \"value\": 2}}]"));
  }

  @ParameterizedTest
  @CsvSource({"b, B", "B, default", "7, default", "c, C"})
  void switch_takes_the_case_that_is_exactly_equal(String value, String taken) {
    Drive drive =
        Drive.of(
                """
                "S": {"type": "Switch", "expression": "%s", "cases": {
                  "B": {"case": "b", "actions": {"InB": {"type": "Compose", "inputs": "B"}}},
                  "C": {"case": "c", "actions": {"InC": {"type": "Compose", "inputs": "C"}}}},
                  "default": {"actions": {"InD": {"type": "Compose", "inputs": "default"}}}}"""
                    .formatted(value))
            .go();
    String in = taken.equals("default") ? "S/InD" : "S/In" + taken;
    assertThat(drive.outputs(in)).isEqualTo(taken);
    assertThat(drive.statuses().values().stream().filter("Skipped"::equals)).hasSize(2);
  }

  @Test
  void switch_fails_over_a_case_of_another_type_than_its_value() {
    Drive drive =
        run(
            """
            "S": {"type": "Switch", "expression": "1", "cases": {
              "B": {"case": 1, "actions": {"InB": {"type": "Compose", "inputs": "B"}}}},
              "default": {"actions": {"InD": {"type": "Compose", "inputs": "default"}}}}""");
    assertThat(drive.step("S").status()).isEqualTo(Status.FAILED);
    assertThat(drive.step("S").error()).startsWith("InternalServerError").contains("of same type");
    assertThat(drive.step("S/InD").status()).isEqualTo(Status.FAILED);
  }

  @Test
  void switch_wants_a_text_or_a_whole_number() {
    Drive drive =
        run(
            "\"S\": {\"type\": \"Switch\", \"expression\": \"@true\", \"cases\": {}}"
                .replace("@true", "@equals(1, 1)"));
    assertThat(drive.step("S").error()).startsWith("ExpressionEvaluationFailed");
  }

  @Test
  void foreach_runs_its_iterations_one_at_a_time_by_default() {
    String loop =
        """
        "L": {"type": "Foreach", "foreach": "@range(1, 4)", %s "actions": {
          "Rest": {"type": "Wait", "inputs": {"interval": {"count": 1, "unit": "Minute"}}}}}""";
    assertThat(Duration.between(Drive.START, run(loop.formatted("")).now)).hasMinutes(4);
    String two = "\"runtimeConfiguration\": {\"concurrency\": {\"repetitions\": 2}},";
    assertThat(Duration.between(Drive.START, run(loop.formatted(two)).now)).hasMinutes(2);
    String sequential = two + " \"operationOptions\": \"Sequential\",";
    assertThat(Duration.between(Drive.START, run(loop.formatted(sequential)).now)).hasMinutes(4);
  }

  @Test
  void foreach_runs_every_turn_even_when_one_fails() {
    Drive drive =
        run(
            "\"L\": {\"type\": \"Foreach\", \"foreach\": \"@range(0, 3)\", \"actions\": {\"D\":"
                + " {\"type\": \"Compose\", \"inputs\": \"@div(6, items('L'))\"}}}");
    assertThat(drive.statuses())
        .containsEntry("L[1]/D", "Failed")
        .containsEntry("L[2]/D", "Succeeded")
        .containsEntry("L[3]/D", "Succeeded")
        .containsEntry("L", "Failed");
  }

  @Test
  void foreach_of_nothing_succeeds_and_of_no_array_fails() {
    String loop =
        "\"L\": {\"type\": \"Foreach\", \"foreach\": \"%s\", \"actions\": {\"D\": {\"type\":"
            + " \"Compose\", \"inputs\": 1}}}";
    assertThat(run(loop.formatted("@skip(range(1, 1), 1)")).step("L").status())
        .isEqualTo(Status.SUCCEEDED);
    assertThat(run(loop.formatted("@triggerBody()?['no']")).step("L").error())
        .contains("'foreach' is of type 'Null'. The result must be a valid array.");
  }

  @Test
  void turns_see_their_own_actions_and_item_is_the_innermost() {
    Drive drive =
        run(
            """
            "Outer": {"type": "Foreach", "foreach": "@createArray('a', 'b')", "actions": {
              "Mine": {"type": "Compose", "inputs": "@concat(item(), '!')"},
              "Inner": {"type": "Foreach", "runAfter": {"Mine": ["Succeeded"]},
                "foreach": "@createArray(1, 2)", "actions": {
                  "Pair": {"type": "Compose",
                    "inputs": "@concat(items('Outer'), item(), outputs('Mine'))"}}}}}""");
    assertThat(drive.outputs("Outer[1]/Inner[2]/Pair")).isEqualTo("a2a!");
    assertThat(drive.outputs("Outer[2]/Inner[1]/Pair")).isEqualTo("b1b!");
  }

  @Test
  void result_of_a_loop_lists_each_action_once_with_all_its_turns() {
    Drive drive =
        run(
            """
            "L": {"type": "Foreach", "foreach": "@range(1, 3)", "actions": {
              "D": {"type": "Compose", "inputs": "@items('L')"}}},
            "R": {"type": "Compose", "runAfter": {"L": ["Succeeded"]}, "inputs": [
              "@length(result('L'))", "@result('L')[0]['repetitionCount']",
              "@result('L')[0]['outputs'][1]['outputs']", "@outputs('D')"]}""");
    assertThat(drive.outputs("R")).isEqualTo(json("[1, 3, 2, [1, 2, 3]]"));
  }

  @Test
  void a_doubled_at_sign_in_a_schema_is_one() {
    Drive drive =
        run(
            """
            "P": {"type": "ParseJson", "inputs": {"content": {"@@odata.type": "x"}, "schema": {
              "type": "object", "required": ["@@odata.type"], "properties": {
                "@@odata.type": {"type": "string", "enum": ["x"]}}}}}""");
    assertThat(drive.step("P").status()).isEqualTo(Status.SUCCEEDED);
  }

  @Test
  void outside_a_loop_its_actions_give_what_all_turns_gave() {
    Drive drive =
        run(
            """
            "L": {"type": "Foreach", "foreach": "@createArray(1, 2)", "actions": {
              "M": {"type": "Foreach", "foreach": "@createArray('a', 'b')", "actions": {
                "In": {"type": "Compose", "inputs": "@concat(items('L'), items('M'))"},
                "Beside": {"type": "Compose", "runAfter": {"In": ["Succeeded"]},
                  "inputs": "@outputs('In')"}}},
              "Of_turn": {"type": "Compose", "runAfter": {"M": ["Succeeded"]},
                "inputs": "@outputs('In')"},
              "If": {"type": "If", "expression": {"equals": ["@items('L')", 2]}, "actions": {
                "Only": {"type": "Compose", "inputs": "two"}}},
              "F": {"type": "Query", "inputs": {"from": "@createArray(1, 2)",
                "where": "@equals(item(), items('L'))"}}}},
            "R": {"type": "Compose", "runAfter": {"L": ["Succeeded"]}, "inputs": {
              "all": "@join(outputs('In'), ' ')", "beside": "@outputs('Beside')",
              "turn": "@outputs('Of_turn')[0]", "only": "@outputs('Only')",
              "bodies": "@body('F')"}}""");
    assertThat(drive.outputs("R"))
        .isEqualTo(
            json(
                """
                {"all": "1a 1b 2a 2b", "beside": ["1a", "1b", "2a", "2b"], "turn": ["1a", "1b"],
                 "only": ["two"], "bodies": [[1], [2]]}"""));
  }

  private static Drive until(String limit, String condition) {
    return run(
        """
        "N": {"type": "InitializeVariable", "inputs": {"variables": [
          {"name": "n", "type": "integer", "value": 0}]}},
        "U": {"type": "Until", "runAfter": {"N": ["Succeeded"]}, "expression": "%s", %s
          "actions": {
            "Rest": {"type": "Wait", "inputs": {"interval": {"count": 1, "unit": "Minute"}}},
            "I": {"type": "IncrementVariable", "runAfter": {"Rest": ["Succeeded"]},
              "inputs": {"name": "n", "value": 1}}}},
        "R": {"type": "Compose", "runAfter": {"U": ["Succeeded", "TimedOut"]},
          "inputs": "@variables('n')"}"""
            .formatted(condition, limit));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | @equals(variables('n'), 3) | 3 | Succeeded",
        "\"limit\": {\"count\": 4}, | @equals(1, 2) | 4 | Succeeded",
        "'' | @equals(1, 2) | 60 | Succeeded",
        "\"limit\": {\"count\": 100, \"timeout\": \"PT5M\"}, | @equals(1, 2) | 5 | TimedOut",
        "\"limit\": {\"timeout\": \"PT2H\"}, | @equals(1, 2) | 120 | TimedOut",
        "'' | @equals(iterationIndexes('U'), 1) | 2 | Succeeded"
      })
  void until_ends_by_condition_count_or_time(String limit, String condition, long n, String end) {
    Drive drive = until(limit, condition);
    assertThat(drive.outputs("R")).isEqualTo(n);
    assertThat(drive.step("U").status().text()).isEqualTo(end);
  }

  @Test
  void a_failed_turn_does_not_stop_until() {
    Drive drive =
        run(
            """
            "U": {"type": "Until", "expression": "@equals(iterationIndexes('U'), 2)",
              "actions": {"D": {"type": "Compose",
                "inputs": "@div(1, sub(2, iterationIndexes('U')))"}}}""");
    assertThat(drive.statuses())
        .containsEntry("U[1]/D", "Succeeded")
        .containsEntry("U[3]/D", "Failed")
        .containsEntry("U", "Failed");
  }

  @ParameterizedTest
  @CsvSource({
    "Second, 90, PT90S",
    "Minute, 2, PT2M",
    "Hour, 1, PT1H",
    "Day, 1, PT24H",
    "Week, 1, PT168H",
    "Month, 0, PT0S"
  })
  void wait_takes_its_time(String unit, long count, Duration expected) {
    Drive drive =
        run(
            "\"W\": {\"type\": \"Wait\", \"inputs\": {\"interval\": {\"count\": %d, \"unit\": \"%s\"}}}"
                .formatted(count, unit));
    assertThat(Duration.between(Drive.START, drive.now)).isEqualTo(expected);
    assertThat(drive.status).isEqualTo(Status.SUCCEEDED);
  }

  @Test
  void wait_until_a_time_that_is_past_is_no_wait() {
    String wait = "\"W\": {\"type\": \"Wait\", \"inputs\": {\"until\": {\"timestamp\": \"%s\"}}}";
    assertThat(run(wait.formatted("2020-01-01T00:00:00Z")).now).isEqualTo(Drive.START);
    assertThat(run(wait.formatted("2026-11-20T09:00:00+01:00")).now).isEqualTo(Drive.START);
    assertThat(run(wait.formatted("2026-11-20T08:00:30")).now)
        .isEqualTo(Drive.START.plusSeconds(30));
    assertThat(run(wait.formatted("soon")).step("W").error())
        .contains("'soon' is not an ISO 8601 timestamp");
  }

  @Test
  void parse_json_gives_the_value_of_a_text() {
    Drive drive =
        run(
            """
            "A": {"type": "ParseJson", "inputs": {"content": "{\\"id\\": 7, \\"tags\\": [1, 2.5]}",
              "schema": {"type": "object", "properties": {"id": {"type": "number"},
                "tags": {"type": "array", "items": {"type": "number"}}}}}}""");
    assertThat(drive.body("A")).isEqualTo(json("{\"id\": 7, \"tags\": [1, 2.5]}"));
  }

  @Test
  void parse_json_lists_what_does_not_fit_the_schema() {
    Drive drive =
        run(
            """
            "A": {"type": "ParseJson", "inputs": {"content": {"name": null, "n": 1.5, "e": "x"},
              "schema": {"type": "object", "required": ["id"], "properties": {
                "name": {"type": "string"}, "n": {"type": "integer"},
                "e": {"enum": ["y"]}}}}},
            "E": {"type": "Compose", "runAfter": {"A": ["Failed"]}, "inputs": "@body('A')"}""");
    List<String> messages = new ArrayList<>();
    for (Object error : (List<?>) Objects.requireNonNull(member(drive.outputs("A"), "errors"))) {
      messages.add(String.valueOf(member(error, "message")));
    }
    assertThat(messages)
        .containsExactly(
            "Invalid type. Expected String but got Null.",
            "Invalid type. Expected Integer but got Number.",
            "Value \"x\" is not defined in enum.",
            "Required properties are missing from object: id.");
    assertThat(((Map<?, ?>) Objects.requireNonNull(drive.outputs("A"))).keySet())
        .isEqualTo(Set.of("errors"));
    assertThat(drive.outputs("E")).isNull();
  }

  @Test
  void parse_json_reads_the_first_value_of_a_text_as_its_host_does() {
    Drive drive =
        run(
            """
            "A": {"type": "ParseJson", "inputs": {"schema": {},
              "content": "/* c */ {a: 'b', \\"d\\": [1,],} and more"}}""");
    assertThat(drive.body("A")).isEqualTo(json("{\"a\": \"b\", \"d\": [1]}"));
  }

  @Test
  void the_record_of_a_skipped_action_can_be_read_and_its_outputs_are_null() {
    Drive drive =
        run(
            """
            "A": {"type": "Compose", "inputs": "@int('x')"},
            "B": {"type": "Compose", "inputs": 1, "runAfter": {"A": ["Succeeded"]}},
            "C": {"type": "Compose", "runAfter": {"B": ["Skipped"]}, "inputs": [
              "@actions('B')['status']", "@actions('B')?['error']?['code']",
              "@outputs('B')", "@body('B')"]}""");
    assertThat(drive.outputs("C"))
        .isEqualTo(json("[\"Skipped\", \"ActionConditionFailed\", null, null]"));
  }

  @Test
  void parse_json_of_nothing_fails() {
    Drive drive =
        run("\"A\": {\"type\": \"ParseJson\", \"inputs\": {\"content\": null, \"schema\": {}}}");
    assertThat(drive.step("A").error()).contains("Required property 'content' expects a value");
  }

  @Test
  void parse_json_of_no_json_fails() {
    Drive drive =
        run("\"A\": {\"type\": \"ParseJson\", \"inputs\": {\"content\": \"{\", \"schema\": {}}}");
    assertThat(drive.step("A").error()).contains("must be valid JSON");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CurrentTime | {} | \"2026-11-20T08:00:00.0000000Z\"",
        "AddToTime | {\"baseTime\": \"2026-01-31T00:00:00Z\", \"interval\": 1, \"timeUnit\":"
            + " \"Month\"} | \"2026-02-28T00:00:00.0000000Z\"",
        "SubtractFromTime | {\"baseTime\": \"2026-01-02T00:00:00Z\", \"interval\": 1, \"timeUnit\":"
            + " \"Day\"} | \"2026-01-01T00:00:00.0000000Z\"",
        "GetFutureTime | {\"interval\": 1, \"timeUnit\": \"Hour\"} |"
            + " \"2026-11-20T09:00:00.0000000Z\"",
        "GetPastTime | {\"interval\": 1, \"timeUnit\": \"Hour\"} |"
            + " \"2026-11-20T07:00:00.0000000Z\"",
        "ConvertTimeZone | {\"baseTime\": \"2026-01-02T12:00:00Z\", \"sourceTimeZone\": \"UTC\","
            + " \"destinationTimeZone\": \"W. Europe Standard Time\", \"formatString\": \"HH:mm\"}"
            + " | \"13:00\"",
        "FormatNumber | {\"number\": 1234.5, \"format\": \"N2\"} | \"1,234.50\"",
        "IndexOf | {\"text\": \"hello\", \"searchText\": \"l\"} | 2",
        "Substring | {\"text\": \"hello\", \"startIndex\": 1, \"length\": 3} | \"ell\"",
        "substring | {\"text\": \"hello\", \"startIndex\": 3} | \"lo\""
      })
  void expression_kinds_are_functions(String kind, String inputs, String result) {
    Drive drive =
        run(
            "\"A\": {\"type\": \"Expression\", \"kind\": \"%s\", \"inputs\": %s}"
                .formatted(kind, inputs));
    assertThat(drive.step("A").error()).isNull();
    assertThat(drive.body("A")).isEqualTo(json(result));
  }

  @Test
  void a_response_keeps_its_answer_and_the_flow_continues() {
    Drive drive =
        run(
            """
            "R": {"type": "Response", "kind": "Http", "inputs": {"statusCode": "201",
              "body": {"a": 1}}},
            "After": {"type": "Compose", "runAfter": {"R": ["Succeeded"]}, "inputs": 1}""");
    assertThat(drive.outputs("R"))
        .isEqualTo(json("{\"statusCode\": 201, \"headers\": {}, \"body\": {\"a\": 1}}"));
    assertThat(drive.step("After").status()).isEqualTo(Status.SUCCEEDED);
  }

  @Test
  void a_response_wants_a_status_that_answers_may_have() {
    Drive drive = run("\"R\": {\"type\": \"Response\", \"inputs\": {\"statusCode\": 302}}");
    assertThat(drive.step("R").error()).contains("'302'");
  }
}
