package io.sluice.hub.cli.offline;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.wdl.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** {@code sluice flow run}: its output and exit codes. */
class RunFlowCommandTest {
  private static final String FLOW =
      """
      {"triggers": {"manual": {"type": "Request", "kind": "Button", "inputs": {"schema":
         {"type": "object", "properties": {"text": {"type": "string"}}}}}},
       "actions": {
         "Get_items": {"type": "OpenApiConnection", "inputs": {"host": {
           "apiId": "/providers/Microsoft.PowerApps/apis/shared_sharepointonline",
           "operationId": "GetItems"}, "parameters": {"table": "@triggerBody()?['text']"}}},
         "Each": {"type": "Foreach", "foreach": "@body('Get_items')?['value']",
           "runAfter": {"Get_items": ["Succeeded"]},
           "actions": {"Title": {"type": "Compose", "inputs": "@item()?['Title']"}}}}}""";

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void write() throws IOException {
    Files.writeString(folder.resolve("flow.json"), FLOW);
  }

  private int run(String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(folder.resolve("flow.json").toString(), "--now=2026-11-20T08:00:00Z"));
    arguments.addAll(List.of(more));
    return new CommandLine(new RunFlowCommand())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments.toArray(String[]::new));
  }

  @Test
  void the_tree_is_printed_with_virtual_times_and_the_exit_code_is_zero() {
    assertThat(run()).isZero();
    assertThat(out.toString().lines().toList())
        .contains(
            "begins   2026-11-20T08:00:00Z (virtual)",
            "Succeeded Get_items  OpenApiConnection  0.2 s",
            "Succeeded   [1] Title  Compose  0.0 s",
            "              out  \"Title 1\"",
            "run Succeeded after 0.2 s (virtual), 4 steps, 1 calls answered by mocks");
  }

  @Test
  void the_host_overrides_the_dialect_of_the_file() throws IOException {
    Files.writeString(
        folder.resolve("flow.json"),
        """
        {"triggers": {"manual": {"type": "Request"}},
         "actions": {"A": {"type": "Compose", "inputs": "@equals('true', true)"}}}""");
    assertThat(run("--host=logic-apps-standard")).isZero();
    assertThat(out.toString()).contains("out  true");
    assertThat(run("--host=power-automate")).isZero();
    assertThat(out.toString()).contains("out  false");
  }

  @Test
  void parameters_without_a_value_come_from_parameters_json_or_get_a_noted_placeholder()
      throws IOException {
    Files.writeString(
        folder.resolve("flow.json"),
        """
        {"kind": "Stateful", "definition": {"triggers": {"manual": {"type": "Request"}},
         "actions": {"A": {"type": "Compose", "inputs":
           "@concat(parameters('known'), ' ', parameters('other'), ' ', appsetting('Setting'))"}}}}""");
    Files.writeString(
        folder.resolve("parameters.json"),
        "{\"known\": {\"type\": \"String\", \"value\": \"of the host\"}}");
    assertThat(run()).isZero();
    assertThat(out.toString()).contains("\"of the host other Setting\"");
    assertThat(err.toString().lines())
        .containsExactly(
            "note:  the app setting 'Setting' has no value; 'Setting' is used",
            "note:  the parameter 'other' has no value; 'other' is used");
  }

  @Test
  void a_failing_mock_fails_the_run_and_the_error_is_printed_in_full() {
    assertThat(run("--fail", "Get_items=404")).isEqualTo(1);
    assertThat(out.toString())
        .contains("Failed    Get_items", "answers 404, as configured", "run Failed");
  }

  @Test
  void json_prints_every_value_in_full() throws IOException {
    Path event = Files.writeString(folder.resolve("event.json"), "{\"text\": \"Orders\"}");
    assertThat(run("--output", "json", "--trigger", event.toString())).isZero();
    Map<?, ?> all = (Map<?, ?>) Json.parse(out.toString());
    assertThat(all.get("status")).isEqualTo("Succeeded");
    assertThat((List<?>) all.get("steps")).hasSize(4);
    assertThat(String.valueOf(all.get("steps"))).contains("table=Orders");
  }

  @Test
  void a_mocks_file_takes_precedence() throws IOException {
    Path mocks =
        Files.writeString(folder.resolve("m.yaml"), "Get_items: {body: {value: [{Title: First}]}}");
    assertThat(run("--mocks", mocks.toString())).isZero();
    assertThat(out.toString()).contains("\"First\"").doesNotContain("[2] Title");
  }

  @ParameterizedTest(name = "{0}={1}")
  @CsvSource({
    "--fail, Get_itms, did you mean 'Get_items'",
    "--fail, Title, makes no call",
    "--fail, Get_items=200, not an error status",
    "--output, xml, text or json",
    "--trigger, nowhere.json, there is no file",
    "--mocks, nowhere.yaml, there is no file",
    "--max-steps, 0, at least 1"
  })
  void an_invalid_option_is_reported(String option, String value, String message) {
    assertThat(run(option, value)).isEqualTo(2);
    assertThat(err.toString()).contains(message);
  }

  @Test
  void an_invalid_flow_is_reported_with_its_problems() throws IOException {
    Files.writeString(folder.resolve("flow.json"), "{\"triggers\": {}, \"actions\": {}}");
    assertThat(run()).isEqualTo(1);
    assertThat(err.toString()).contains("a flow must have exactly one trigger", "cannot be run");
  }

  @Test
  void each_item_of_a_split_trigger_is_a_run_of_its_own() throws IOException {
    Files.writeString(
        folder.resolve("flow.json"),
        """
        {"triggers": {"When": {"type": "Request", "splitOn": "@triggerBody()?['rows']"}},
         "actions": {"Number": {"type": "Compose", "inputs": "@int(triggerBody())"}}}""");
    Path event =
        Files.writeString(folder.resolve("event.json"), "{\"rows\": [\"1\", \"x\", \"3\"]}");
    assertThat(run("--trigger", event.toString())).isEqualTo(1);
    assertThat(out.toString().lines().filter(line -> line.startsWith("trigger ")))
        .containsExactly(
            "trigger  When: given, item 1 of 3",
            "trigger  When: given, item 2 of 3",
            "trigger  When: given, item 3 of 3");
    assertThat(out.toString().lines().filter(line -> line.startsWith("run ")))
        .extracting(line -> line.split(" ")[1])
        .containsExactly("Succeeded", "Failed", "Succeeded");
    out.getBuffer().setLength(0);
    run("--trigger", event.toString(), "--output", "json");
    Map<?, ?> all = (Map<?, ?>) Json.parse(out.toString());
    List<Object> statuses = new ArrayList<>();
    ((List<?>) all.get("runs")).forEach(one -> statuses.add(((Map<?, ?>) one).get("status")));
    assertThat(statuses).containsExactly("Succeeded", "Failed", "Succeeded");
  }

  @Test
  void a_called_flow_in_the_same_folder_runs_and_is_printed_below_its_call() throws IOException {
    String id = "a69326b5-e807-f111-8406-000d3a3b1c2d";
    Files.writeString(
        folder.resolve("flow.json"),
        """
        {"triggers": {"manual": {"type": "Request"}}, "actions": {"Call": {"type": "Workflow",
           "inputs": {"host": {"workflowReferenceName": "%s"}, "body": {"n": 20}}}}}"""
            .formatted(id));
    Path child =
        Files.writeString(
            folder.resolve("Billing-" + id.toUpperCase(Locale.ROOT) + ".json"),
            """
            {"triggers": {"manual": {"type": "Request"}}, "actions": {
              "Answer": {"type": "Response", "inputs": {"statusCode": 200,
                "body": "@add(triggerBody()['n'], 1)"}}}}""");
    assertThat(run()).isZero();
    assertThat(out.toString().lines().toList())
        .contains(
            "            flow "
                + child.getFileName()
                + ": Succeeded after 0.0 s (virtual), 1 steps, 0 calls answered by mocks",
            "Succeeded     Answer  Response  0.0 s",
            "run Succeeded after 0.0 s (virtual), 1 steps, 0 calls answered by mocks");
    out.getBuffer().setLength(0);
    Files.writeString(child, "{\"triggers\": {}, \"actions\": {}}");
    assertThat(run()).isZero();
    assertThat(out.toString()).contains("cannot be run, a mock answers: ");
  }

  @Test
  void a_called_flow_may_have_a_folder_of_its_own() throws IOException {
    Path caller = Files.createDirectories(folder.resolve("caller")).resolve("workflow.json");
    Path called = Files.createDirectories(folder.resolve("Called")).resolve("workflow.json");
    Files.writeString(
        caller,
        """
        {"definition": {"triggers": {"manual": {"type": "Request"}}, "actions": {
           "Call": {"type": "Workflow", "inputs": {"host": {"workflow": {"id": "called"}}}}}}}""");
    Files.writeString(
        called,
        """
        {"definition": {"triggers": {"manual": {"type": "Request"}}, "actions": {
           "Answer": {"type": "Response", "inputs": {"statusCode": 202}}}}}""");
    int code =
        new CommandLine(new RunFlowCommand())
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(caller.toString());
    assertThat(code).isZero();
    assertThat(out.toString().replace('\\', '/'))
        .contains("flow ../Called/workflow.json: Succeeded");
  }

  @Test
  void tracked_properties_and_notes_are_printed_below_their_step() throws IOException {
    Files.writeString(
        folder.resolve("flow.json"),
        """
        {"triggers": {"manual": {"type": "Request"}}, "actions": {
           "Ask": {"type": "Http", "inputs": {"method": "GET", "uri": "https://shop.example/",
               "retryPolicy": {"type": "fixed", "count": 2, "interval": "PT1S"}},
             "trackedProperties": {"code": "@action()['outputs']['statusCode']", "bad": "@int('x')"}}}}""");
    assertThat(run()).isZero();
    assertThat(out.toString().lines().map(String::strip))
        .contains(
            "tracked  {\"code\":200}",
            "note retry policy: interval PT1S is less than PT5S; PT5S is used")
        .anyMatch(line -> line.startsWith("note not tracked: property 'bad': "));
  }
}
