package io.sluice.wdl.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.wdl.definition.FlowFile;
import io.sluice.wdl.definition.FlowReader;
import io.sluice.wdl.json.Json;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RoundTripTest {
  private static final String ID = "8a1f0f5e-1c6b-4b0e-9d60-0123456789ab";

  private static TriggerMapping mapping() {
    return new TriggerMapping(new TestHost("OnSegmentThresholdCrossed"::equals));
  }

  private static final String FOREIGN =
      FlowFixture.of("\"A\": {\"type\": \"Compose\", \"inputs\": 1}")
          .replace("OnUnificationCompleted", "SegmentTriggerV2");

  /** The definition as text, to compare every member and the order of keys. */
  private static String definition(String file, byte[] bytes) {
    FlowFile read = FlowFile.read(file, bytes);
    assertThat(read.problem()).as(file).isNull();
    assertThat(read.definitions()).as(file).hasSize(1);
    return Json.write(read.definitions().get(0).definition());
  }

  private static byte[] wrapped(String form, byte[] definition) {
    String text = new String(definition, StandardCharsets.UTF_8);
    return switch (form) {
      case "package" ->
          new ZipWriter()
              .add("manifest.json", "{}")
              .add(
                  "Microsoft.Flow/flows/" + ID + "/definition.json",
                  "{\"name\": \""
                      + ID
                      + "\", \"properties\": {\"displayName\": \"My flow\","
                      + " \"definition\": "
                      + text
                      + ", \"connectionReferences\": {\"k\": {\"id\":"
                      + " \"/providers/Microsoft.PowerApps/apis/shared_sql\", \"odd\": [1]}}}}")
              .bytes();
      case "solution" ->
          new ZipWriter()
              .add("solution.xml", "<x/>")
              .add(
                  "Workflows/Myflow-" + ID.toUpperCase(java.util.Locale.ROOT) + ".json",
                  "\uFEFF{\"properties\": {\"connectionReferences\": {}, \"definition\": "
                      + text
                      + ", \"templateName\": \"\"}, \"schemaVersion\": \"1.0.0.0\"}")
              .bytes();
      default -> definition;
    };
  }

  private static ImportPlan.PlannedFlow imported(String file, byte[] bytes) {
    ImportPlan plan =
        FlowImport.plan(
            file, bytes, mapping().map("SegmentTriggerV2", "OnSegmentThresholdCrossed"));
    assertThat(plan.problems()).as(file).isEmpty();
    assertThat(plan.flows()).as(file).hasSize(1);
    return plan.flows().get(0);
  }

  private static byte[] exported(ImportPlan.PlannedFlow flow, FlowExport.Form form) {
    return exported(flow.file(), flow.bytes(), form);
  }

  private static byte[] exported(String file, byte[] bytes, FlowExport.Form form) {
    ExportResult result = FlowExport.export(file, bytes, form);
    assertThat(result).isInstanceOf(ExportResult.ExportedFile.class);
    return ((ExportResult.ExportedFile) result).bytes();
  }

  private static void roundTrip(String name, byte[] definition) {
    String wanted = definition(name, definition);
    for (String form : List.of("package", "solution", "bare")) {
      String ending = form.equals("bare") ? ".json" : ".zip";
      ImportPlan.PlannedFlow first = imported("x" + ending, wrapped(form, definition));
      for (FlowExport.Form to : FlowExport.Form.values()) {
        byte[] out = exported(first, to);
        boolean bare = to == FlowExport.Form.DEFINITION;
        ImportPlan.PlannedFlow second = imported("x" + (bare ? ".json" : ".zip"), out);
        assertThat(definition("x.json", second.bytes()))
            .as("%s as %s to %s", name, form, to)
            .isEqualTo(definition("x.json", first.bytes()));
        String last = definition("x.json", exported(second, FlowExport.Form.DEFINITION));
        assertThat(last).as("%s as %s to %s", name, form, to).isEqualTo(wanted);
        assertThat(exported(first, to)).isEqualTo(out);
      }
    }
  }

  @Test
  void a_round_trip_keeps_unknown_members_and_the_original_operation() {
    roundTrip(
        "small",
        FlowFixture.bytes(
            FOREIGN.replace("\"parameters\": {}", "\"odd\": {\"z\": 1.5, \"a\": null}")));
    roundTrip(
        "with metadata",
        FlowFixture.bytes(
            FOREIGN.replace(
                "\"type\": \"OpenApiConnection\",",
                "\"type\": \"OpenApiConnection\", \"metadata\": {\"k\": 1},")));
  }

  @Test
  void every_definition_of_the_corpus_survives_the_round_trip() throws IOException {
    List<String> tried = new ArrayList<>();
    for (Map.Entry<String, byte[]> file : Corpus.files().entrySet()) {
      for (FlowFile.FoundDefinition found :
          FlowFile.read(file.getKey(), file.getValue()).definitions()) {
        tried.add(file.getKey());
        roundTrip(file.getKey(), FlowFixture.bytes(Json.write(found.definition())));
      }
    }
    assertThat(tried).isNotEmpty();
  }

  @Test
  void an_unmapped_operation_is_a_problem_and_imported_files_supply_mappings() {
    ImportPlan plan = FlowImport.plan("x.json", FlowFixture.bytes(FOREIGN), mapping());
    assertThat(plan.isGood()).isFalse();
    assertThat(plan.problems().get(0)).contains("'SegmentTriggerV2'").contains("--map");
    TriggerMapping learned = mapping();
    learned.learn(
        FlowFile.read("old.json", imported("x.json", FlowFixture.bytes(FOREIGN)).bytes()));
    assertThat(FlowImport.plan("x.json", FlowFixture.bytes(FOREIGN), learned).isGood()).isTrue();
  }

  @Test
  void the_plan_states_the_support_of_every_action_and_connection_references_are_kept() {
    byte[] flow =
        FlowFixture.bytes(
            FlowFixture.of(
                    """
                    "A": {"type": "Compose", "inputs": 1},
                    "B": {"type": "OpenApiConnection", "inputs": {"host": {"operationId": "P",
                      "apiId": "/providers/Microsoft.PowerApps/apis/shared_sql"}}},
                    "C": {"type": "Xslt"}, "D": {"type": "Frobnicate"}
                    """)
                .replace("OnUnificationCompleted", "OnSegmentThresholdCrossed"));
    ImportPlan.PlannedFlow imported = imported("x.zip", wrapped("package", flow));
    assertThat(imported.file()).isEqualTo("My_flow-" + ID + ".json");
    assertThat(FlowReader.nameOf(imported.file())).isEqualTo("My_flow");
    assertThat(imported.connections()).containsEntry("k", "shared_sql");
    assertThat(imported.actions())
        .containsExactly(
            new ImportPlan.PlannedAction("A", "Compose", Support.RUNS, ""),
            new ImportPlan.PlannedAction(
                "B", "OpenApiConnection", Support.MOCK, "there is no connector 'sql'"),
            new ImportPlan.PlannedAction(
                "C", "Xslt", Support.MOCK, "only Logic Apps itself runs an action of type 'Xslt'"),
            new ImportPlan.PlannedAction(
                "D", "Frobnicate", Support.UNSUPPORTED, "there is no action type 'Frobnicate'"));
    FlowFile there = FlowFile.read("x.json", imported.bytes());
    assertThat(Json.write(there.definitions().get(0).connectionReferences()))
        .contains("\"odd\":[1]");
  }

  @Test
  void each_workflow_of_a_template_becomes_a_flow_with_the_template_parameters() {
    String template =
        """
        {"parameters": {"first": {"type": "string", "defaultValue": "Take_orders"}},
         "resources": [
           {"type": "Microsoft.Logic/workflows", "name": "[parameters('first')]", "properties": {
             "definition": {"triggers": {"m": {"type": "Request"}},
               "actions": {"A": {"type": "Compose", "inputs": "[parameters('first')]"}}}}},
           {"type": "Microsoft.Web/connections", "name": "mail", "properties": {}},
           {"type": "Microsoft.Logic/workflows", "name": "[uniqueString('a')]", "properties": {
             "definition": {"triggers": {"m": {"type": "Request"}},
               "actions": {"B": {"type": "Compose", "inputs": 1}}}}},
           {"type": "Microsoft.Logic/workflows", "name": "take_orders", "properties": {
             "definition": {"triggers": {"m": {"type": "Request"}},
               "actions": {"C": {"type": "Compose", "inputs": 1}}}}}]}""";
    ImportPlan plan = FlowImport.plan("two.json", FlowFixture.bytes(template), mapping());
    assertThat(plan.problems()).isEmpty();
    assertThat(plan.flows())
        .extracting(ImportPlan.PlannedFlow::file)
        .containsExactly("Take_orders.json", "two-2.json", "take_orders-3.json");
    assertThat(plan.flows()).flatExtracting(ImportPlan.PlannedFlow::problems).isEmpty();
    assertThat(new String(plan.flows().get(0).bytes(), StandardCharsets.UTF_8))
        .contains("\"Take_orders\"")
        .doesNotContain("[parameters(")
        .doesNotContain("\"B\"");
  }

  @Test
  void connection_references_keep_all_members_when_converted() {
    Map<String, @Nullable Object> solution = new LinkedHashMap<>();
    solution.put(
        "k",
        Json.parse(
            "{\"runtimeSource\":\"invoker\",\"connection\":{\"connectionReferenceLogicalName\":"
                + "\"n\"},\"api\":{\"name\":\"shared_sql\"},\"x\":1}"));
    String there = Json.write(ConnectionReferences.ofPackage(solution));
    assertThat(there)
        .contains("\"source\":\"Invoker\"", "apis/shared_sql\"", "\"x\":1", "LogicalName");
    assertThat(ConnectionReferences.api("k", solution.get("k"))).isEqualTo("shared_sql");
    assertThat(ConnectionReferences.ofSolution(solution)).isEqualTo(solution);
  }

  @Test
  void an_export_declares_every_connection_that_a_host_names() {
    byte[] flow =
        FlowFixture.bytes(
            FlowFixture.of(
                """
                "A": {"type": "If", "expression": {}, "actions": {
                  "New": {"type": "OpenApiConnection", "inputs": {"host": {"operationId": "P",
                    "apiId": "/providers/Microsoft.PowerApps/apis/shared_sql",
                    "connectionName": "shared_sql_1"}}}}, "else": {"actions": {
                  "Old": {"type": "ApiConnection", "inputs": {"method": "get", "path": "/", "host": {
                    "connection": {"name":
                      "@parameters('$connections')['shared_office365']['connectionId']"}}}}}}},
                "Bare": {"type": "OpenApiConnection", "metadata": {"k": 1}, "inputs": {"host":
                  {"operationId": "P", "apiId": "/providers/Microsoft.PowerApps/apis/shared_teams"}}}
                """));
    for (FlowExport.Form form : List.of(FlowExport.Form.PACKAGE, FlowExport.Form.SOLUTION)) {
      byte[] zip = exported("x.json", flow, form);
      String text = String.join("", texts(zip));
      assertThat(text)
          .contains("\"shared_sql_1\"", "\"shared_office365\"", "\"shared_teams\"")
          .contains("\"connectionName\" : \"shared_teams\"");
      assertThat(text)
          .contains(
              form == FlowExport.Form.PACKAGE
                  ? "apis/shared_sql\""
                  : "<connectorid>/providers/Microsoft.PowerApps/apis/shared_sql</connectorid>");
      ImportPlan plan = FlowImport.plan("x.zip", zip, new TriggerMapping(TestHost.anyTrigger()));
      assertThat(definition("x.json", plan.flows().get(0).bytes()))
          .isEqualTo(definition("x.json", flow));
      assertThat(plan.flows().get(0).connections())
          .containsEntry("shared_sql_1", "shared_sql")
          .containsEntry("shared_office365", "shared_office365")
          .containsEntry("shared_teams", "shared_teams");
    }
  }

  private static List<String> texts(byte[] zip) {
    List<String> texts = new ArrayList<>();
    try {
      ZipArchive archive = ZipArchive.open(zip);
      for (String name : archive.names()) {
        texts.add(new String(archive.read(name), StandardCharsets.UTF_8));
      }
    } catch (FileRefusedException refused) {
      throw new AssertionError(refused);
    }
    return texts;
  }

  @Test
  void workflows_of_a_logic_app_include_the_app_parameters_that_they_use() {
    String workflow =
        """
        {"definition": {"parameters": {"own": {"type": "String", "defaultValue": "mine"}},
           "triggers": {"manual": {"type": "Request"}}, "actions": {
             "Mail": {"type": "ApiConnection", "inputs": {"method": "post", "path": "/Mail",
               "host": {"connection": {"referenceName": "smtp-1"}},
               "body": "@{parameters('To')} @{parameters('own')}"}}}}, "kind": "Stateful"}""";
    byte[] zip =
        new ZipWriter()
            .add("host.json", "{}")
            .add(
                "parameters.json",
                "{\"to\": {\"type\": \"String\", \"value\": \"ops\"}, \"own\": {\"type\":"
                    + " \"String\", \"value\": \"app\"}, \"other\": {\"value\": 1}}")
            .add("digest/workflow.json", workflow)
            .bytes();
    ImportPlan plan = FlowImport.plan("app.zip", zip, mapping());
    assertThat(plan.problems()).isEmpty();
    ImportPlan.PlannedFlow flow = plan.flows().get(0);
    assertThat(flow.file()).isEqualTo("digest.json");
    assertThat(flow.problems()).isEmpty();
    assertThat(flow.actions())
        .containsExactly(new ImportPlan.PlannedAction("Mail", "ApiConnection", Support.RUNS, ""));
    Map<String, @Nullable Object> parameters =
        FlowReader.read(flow.file(), flow.bytes()).definition().orElseThrow().parameters();
    assertThat(parameters).containsOnly(Map.entry("own", "mine"), Map.entry("to", "ops"));
  }

  @Test
  void utf_16_utf_8_and_yaml_give_the_same_tree() {
    String json = FlowFixture.of("\"Ä\": {\"type\": \"Compose\", \"inputs\": 1}");
    String plain = definition("x.json", FlowFixture.bytes(json));
    assertThat(definition("x.json", ("\uFEFF" + json).getBytes(Charset.forName("UTF-16LE"))))
        .isEqualTo(plain);
    assertThat(definition("x.json", FlowFixture.bytes("\uFEFF" + json))).isEqualTo(plain);
    assertThat(definition("x.yaml", FlowFixture.bytes(json))).isEqualTo(plain);
    ImportPlan plan =
        FlowImport.plan(
            "x.yaml", FlowFixture.bytes(json), new TriggerMapping(TestHost.anyTrigger()));
    assertThat(plan.flows().get(0).file()).isEqualTo("x.json");
    assertThat(definition("x.json", plan.flows().get(0).bytes())).isEqualTo(plain);
  }
}
