package io.sluice.wdl.run;

import static io.sluice.wdl.run.FlowTexts.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.wdl.action.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The records that {@code actions()}, {@code action()}, {@code result()} and trigger() return. */
class ActionRecordsTest {
  private static final Path PAGE = Path.of("..", "docs", "action-records.md");

  private static final String HEADERS = "\"headers\": {\"a\": \"@{'b'}\"}";

  /** An action of each form of record; the name says which. */
  private static final Map<String, String> ACTIONS = new LinkedHashMap<>();

  static {
    ACTIONS.put("Compose", "{\"type\": \"Compose\", \"inputs\": {\"k\": \"@add(1, 1)\"}}");
    ACTIONS.put(
        "InitializeVariable",
        "{\"type\": \"InitializeVariable\", \"inputs\": {\"variables\": [{\"name\": \"v\","
            + " \"type\": \"integer\", \"value\": 1}]}}");
    ACTIONS.put(
        "SetVariable",
        "{\"type\": \"SetVariable\", \"inputs\": {\"name\": \"v\", \"value\": \"@add(1, 1)\"}}");
    ACTIONS.put(
        "IncrementVariable",
        "{\"type\": \"IncrementVariable\", \"inputs\": {\"name\": \"v\", \"value\": 1}}");
    ACTIONS.put(
        "ParseJson",
        "{\"type\": \"ParseJson\", \"inputs\": {\"content\": \"{}\","
            + " \"schema\": {\"type\": \"object\"}}}");
    ACTIONS.put(
        "Query",
        "{\"type\": \"Query\", \"inputs\": {\"from\": [1, 2], \"where\": \"@greater(item(),1)\"}}");
    ACTIONS.put(
        "Select",
        "{\"type\": \"Select\", \"inputs\": {\"from\": [1], \"select\": {\"k\": \"@item()\"}}}");
    ACTIONS.put("Join", "{\"type\": \"Join\", \"inputs\": {\"from\": [1], \"joinWith\": \",\"}}");
    ACTIONS.put(
        "Table",
        "{\"type\": \"Table\", \"inputs\": {\"from\": [{\"a\": 1}], \"format\": \"CSV\"}}");
    ACTIONS.put(
        "Http",
        "{\"type\": \"Http\", \"inputs\": {\"method\": \"POST\", \"uri\": \"https://a.example/\","
            + HEADERS
            + ", \"queries\": {\"q\": 1}, \"body\": \"@triggerBody()\","
            + " \"authentication\": {\"type\": \"Raw\", \"value\": \"secret\"}}}");
    ACTIONS.put(
        "OpenApiConnection",
        "{\"type\": \"OpenApiConnection\", \"inputs\": {\"host\": {"
            + "\"connectionName\": \"shared_sharepointonline\", \"operationId\": \"CreateFile\","
            + " \"apiId\": \"/providers/Microsoft.PowerApps/apis/shared_sharepointonline\"},"
            + " \"parameters\": {\"folderPath\": \"@concat('/', 'Docs')\", \"name\": \"a\"},"
            + " \"authentication\": \"@parameters('$authentication')\"}}");
    ACTIONS.put(
        "ApiConnection",
        "{\"type\": \"ApiConnection\", \"inputs\": {\"host\": {\"connection\": {\"name\":"
            + " \"@parameters('$connections')['shared_x']['connectionId']\"}},"
            + " \"method\": \"get\", \"path\": \"/a/@{add(1, 1)}\", \"queries\": {\"q\": 1},"
            + " \"authentication\": \"@parameters('$authentication')\"}}");
    ACTIONS.put(
        "Workflow",
        "{\"type\": \"Workflow\", \"inputs\": {\"host\": {\"workflowReferenceName\": \"child\"},"
            + HEADERS
            + ", \"body\": {\"k\": \"@add(1, 1)\"}}}");
    ACTIONS.put(
        "ServiceProvider",
        "{\"type\": \"ServiceProvider\", \"inputs\": {\"parameters\": {\"query\": \"SELECT 1\"},"
            + " \"serviceProviderConfiguration\": {\"connectionName\": \"sql\","
            + " \"operationId\": \"executeQuery\", \"serviceProviderId\":"
            + " \"/serviceProviders/sql\"}}}");
    ACTIONS.put(
        "Function",
        "{\"type\": \"Function\", \"inputs\": {\"body\": 1,"
            + " \"function\": {\"id\": \"/sites/app/functions/Enrich\"}}}");
    ACTIONS.put(
        "Wait",
        "{\"type\": \"Wait\", \"inputs\": {\"interval\": {\"count\": 1, \"unit\": \"Minute\"}}}");
    ACTIONS.put(
        "Response",
        "{\"type\": \"Response\", \"inputs\": {\"statusCode\": 200, "
            + HEADERS
            + ", \"body\": 1}}");
    ACTIONS.put("Scope", "{\"type\": \"Scope\", \"actions\": {}}");
    ACTIONS.put("If", "{\"type\": \"If\", \"expression\": {\"equals\": [1, 1]}, \"actions\": {}}");
    ACTIONS.put("Switch", "{\"type\": \"Switch\", \"expression\": \"a\", \"cases\": {}}");
    ACTIONS.put("Foreach", "{\"type\": \"Foreach\", \"foreach\": [1], \"actions\": {}}");
    ACTIONS.put(
        "Until", "{\"type\": \"Until\", \"expression\": \"@equals(1, 1)\", \"actions\": {}}");
  }

  private static Drive all() {
    List<String> texts = new ArrayList<>();
    String before = "";
    for (Map.Entry<String, String> row : ACTIONS.entrySet()) {
      String after = before.isEmpty() ? "" : "\"" + before + "\": [\"Succeeded\"]";
      texts.add(
          "\"%s\": {\"runAfter\": {%s}, %s"
              .formatted(row.getKey(), after, row.getValue().substring(1)));
      texts.add(
          "\"Record_%s\": {\"type\": \"Compose\", \"inputs\": \"@actions('%s')\","
                  .formatted(row.getKey(), row.getKey())
              + " \"runAfter\": {\"%s\": [\"Succeeded\"]}}".formatted(row.getKey()));
      before = row.getKey();
    }
    return Drive.of(String.join(", ", texts)).answering(call -> Drive.ok(Map.of("id", 7L))).go();
  }

  private static Map<?, ?> record(Drive drive, String action) {
    return (Map<?, ?>) drive.outputs("Record_" + action);
  }

  private static String form(@Nullable Object value, int depth) {
    if (value instanceof Map<?, ?> map && depth > 0) {
      List<String> members = new ArrayList<>();
      map.forEach(
          (key, item) ->
              members.add(key + (item instanceof Map ? " " + form(item, depth - 1) : "")));
      return "{" + String.join(", ", members) + "}";
    }
    return value == null ? "null" : "the value";
  }

  @Test
  void the_page_shows_inputs_and_outputs_of_every_form() throws IOException {
    Drive drive = all();
    assertThat(drive.status).as(drive.error).isEqualTo(Status.SUCCEEDED);
    StringBuilder table =
        new StringBuilder("\n| Type | `inputs` | `outputs` |\n| --- | --- | --- |\n");
    for (String name : ACTIONS.keySet()) {
      Map<?, ?> record = record(drive, name);
      table.append(
          "| %s | %s | %s |%n".formatted(name, cell(record, "inputs"), cell(record, "outputs")));
    }
    String page = Files.readString(PAGE);
    int from = page.indexOf("<!-- records -->\n") + "<!-- records -->\n".length();
    String expected =
        page.substring(0, from) + table + "\n" + page.substring(page.indexOf("<!-- end -->"));
    if (Boolean.getBoolean("sluice.rewrite")) {
      Files.writeString(PAGE, expected);
    }
    assertThat(Files.readString(PAGE)).isEqualTo(expected);
  }

  private static String cell(Map<?, ?> record, String member) {
    return record.containsKey(member) ? "`" + form(record.get(member), 2) + "`" : "no member";
  }

  @Test
  void a_connector_call_shows_its_host_and_its_evaluated_parameters() {
    assertThat(record(all(), "OpenApiConnection").get("inputs"))
        .isEqualTo(
            json(
                """
                {"host": {"connectionName": "shared_sharepointonline", "operationId": "CreateFile",
                  "apiId": "/providers/Microsoft.PowerApps/apis/shared_sharepointonline"},
                 "parameters": {"folderPath": "/Docs", "name": "a"}}"""));
    assertThat(record(all(), "ApiConnection").get("inputs"))
        .isEqualTo(
            json(
                """
                {"host": {"connection": {"name": "shared_x"}}, "method": "get", "path": "/a/2",
                 "queries": {"q": 1}}"""));
  }

  @Test
  void credentials_are_not_part_of_a_record() {
    assertThat(record(all(), "Http").toString()).doesNotContain("secret").contains("*sanitized*");
  }

  @Test
  void the_record_of_an_action_has_times_ids_code_and_status() {
    Map<?, ?> record = record(all(), "Compose");
    assertThat(record.keySet().stream().map(String::valueOf))
        .containsExactly(
            "name",
            "inputs",
            "outputs",
            "startTime",
            "endTime",
            "trackingId",
            "clientTrackingId",
            "code",
            "status");
    assertThat(record.get("startTime").toString()).matches("\\d{4}-\\d\\d-\\d\\dT.*\\.\\d{7}Z");
    assertThat(record.get("trackingId").toString())
        .matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  }

  @Test
  void a_skipped_action_has_neither_inputs_nor_outputs() {
    Drive drive =
        Drive.of(
                """
                "A": {"type": "Compose", "inputs": 1},
                "B": {"type": "Compose", "inputs": 1, "runAfter": {"A": ["Failed"]}},
                "R": {"type": "Compose", "inputs": "@actions('B')", "runAfter": {"B": ["Skipped"]}}
                """)
            .go();
    Map<?, ?> record = (Map<?, ?>) drive.outputs("R");
    assertThat(record.containsKey("inputs")).isFalse();
    assertThat(record.containsKey("outputs")).isFalse();
    assertThat(record.get("status")).isEqualTo("Skipped");
    assertThat(record.get("error").toString()).contains("ActionConditionFailed");
  }

  @Test
  void result_gives_the_same_records_as_actions() {
    Drive drive =
        Drive.of(
                """
                "S": {"type": "Scope", "actions": {"A": {"type": "OpenApiConnection", "inputs": {
                  "host": {"apiId": "/apis/shared_x", "connectionName": "shared_x",
                    "operationId": "Do"}, "parameters": {"p": "@add(1, 1)"}}}}},
                "R": {"type": "Compose", "inputs": "@result('S')", "runAfter": {"S": ["Succeeded"]}},
                "A2": {"type": "Compose", "inputs": "@createArray(actions('A'))",
                  "runAfter": {"S": ["Succeeded"]}}""")
            .answering(call -> Drive.ok(Map.of()))
            .go();
    assertThat(drive.outputs("R")).isEqualTo(drive.outputs("A2"));
    assertThat(drive.outputs("R").toString()).contains("parameters={p=2}");
  }

  @Test
  void the_record_of_a_connector_trigger_has_host_and_parameters() {
    Drive drive = Drive.of("\"R\": {\"type\": \"Compose\", \"inputs\": \"@trigger()\"}").go();
    Map<?, ?> record = (Map<?, ?>) drive.outputs("R");
    assertThat(record.get("inputs"))
        .isEqualTo(
            json(
                """
                {"host": {"apiId": "/providers/Microsoft.PowerApps/apis/shared_customerinsights",
                  "operationId": "OnSegmentThresholdCrossed"},
                 "parameters": {"segmentName": "HighValueCustomers", "threshold": 1000}}"""));
    assertThat(record.containsKey("body")).isFalse();
  }
}
