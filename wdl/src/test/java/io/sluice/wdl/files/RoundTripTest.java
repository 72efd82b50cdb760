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

  /** The definition as text: key order and every member count. */
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

  private static ImportPlan.Flow imported(String file, byte[] bytes) {
    ImportPlan plan =
        FlowImport.plan(
            file, bytes, mapping().with("SegmentTriggerV2", "OnSegmentThresholdCrossed"));
    assertThat(plan.problems()).as(file).isEmpty();
    assertThat(plan.flows()).as(file).hasSize(1);
    return plan.flows().get(0);
  }

  private static byte[] exported(ImportPlan.Flow flow, FlowExport.Form form) {
    FlowExport.Export export = FlowExport.export(flow.file(), flow.bytes(), form);
    assertThat(export.problem()).isNull();
    return export.bytes();
  }

  private static void roundTrip(String name, byte[] definition) {
    String wanted = definition(name, definition);
    for (String form : List.of("package", "solution", "bare")) {
      String ending = form.equals("bare") ? ".json" : ".zip";
      ImportPlan.Flow first = imported("x" + ending, wrapped(form, definition));
      for (FlowExport.Form to : FlowExport.Form.values()) {
        byte[] out = exported(first, to);
        boolean bare = to == FlowExport.Form.DEFINITION;
        ImportPlan.Flow second = imported("x" + (bare ? ".json" : ".zip"), out);
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
  void a_definition_comes_back_as_it_was_with_unknown_members_and_the_original_operation() {
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
  void every_definition_of_the_corpus_comes_back_as_it_was() throws IOException {
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
  void an_operation_that_nobody_has_mapped_is_asked_for_and_a_mapping_is_learned_from_files() {
    ImportPlan plan = FlowImport.plan("x.json", FlowFixture.bytes(FOREIGN), mapping());
    assertThat(plan.isGood()).isFalse();
    assertThat(plan.problems().get(0)).contains("'SegmentTriggerV2'").contains("--map");
    TriggerMapping learned = mapping();
    learned.learn(
        FlowFile.read("old.json", imported("x.json", FlowFixture.bytes(FOREIGN)).bytes()));
    assertThat(FlowImport.plan("x.json", FlowFixture.bytes(FOREIGN), learned).isGood()).isTrue();
  }

  @Test
  void a_report_says_of_every_action_what_becomes_of_it_and_keeps_connection_references() {
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
    ImportPlan.Flow imported = imported("x.zip", wrapped("package", flow));
    assertThat(imported.file()).isEqualTo("My_flow-" + ID + ".json");
    assertThat(FlowReader.nameOf(imported.file())).isEqualTo("My_flow");
    assertThat(imported.connections()).containsEntry("k", "shared_sql");
    assertThat(imported.actions())
        .containsExactly(
            new ImportPlan.Row("A", "Compose", Support.RUNS, ""),
            new ImportPlan.Row(
                "B", "OpenApiConnection", Support.MOCK, "there is no connector 'sql' here"),
            new ImportPlan.Row(
                "C", "Xslt", Support.MOCK, "only Logic Apps itself runs an action of type 'Xslt'"),
            new ImportPlan.Row(
                "D",
                "Frobnicate",
                Support.UNSUPPORTED,
                "there is no action type 'Frobnicate' here"));
    FlowFile there = FlowFile.read("x.json", imported.bytes());
    assertThat(Json.write(there.definitions().get(0).connectionReferences()))
        .contains("\"odd\":[1]");
  }

  @Test
  void each_workflow_of_a_template_becomes_a_flow_with_the_parameters_of_the_whole() {
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
        .extracting(ImportPlan.Flow::file)
        .containsExactly("Take_orders.json", "two-2.json", "take_orders-3.json");
    assertThat(plan.flows()).flatExtracting(ImportPlan.Flow::problems).isEmpty();
    assertThat(new String(plan.flows().get(0).bytes(), StandardCharsets.UTF_8))
        .contains("\"Take_orders\"")
        .doesNotContain("[parameters(")
        .doesNotContain("\"B\"");
  }

  @Test
  void connection_references_change_their_form_and_keep_their_members() {
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
  void an_export_has_a_reference_for_each_connection_that_a_host_names() {
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
      FlowExport.Export export = FlowExport.export("x.json", flow, form);
      String text = String.join("", texts(export.bytes()));
      assertThat(text)
          .contains("\"shared_sql_1\"", "\"shared_office365\"", "\"shared_teams\"")
          .contains("\"connectionName\" : \"shared_teams\"");
      assertThat(text)
          .contains(
              form == FlowExport.Form.PACKAGE
                  ? "apis/shared_sql\""
                  : "<connectorid>/providers/Microsoft.PowerApps/apis/shared_sql</connectorid>");
      ImportPlan plan =
          FlowImport.plan("x.zip", export.bytes(), new TriggerMapping(TestHost.anyTrigger()));
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
      for (String name : archive.matching(java.util.regex.Pattern.compile(".*"))) {
        texts.add(new String(archive.read(name), StandardCharsets.UTF_8));
      }
    } catch (ZipRefusedException refused) {
      throw new AssertionError(refused);
    }
    return texts;
  }

  @Test
  void the_workflows_of_a_logic_app_take_the_parameters_of_the_app_that_they_use() {
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
    ImportPlan.Flow flow = plan.flows().get(0);
    assertThat(flow.file()).isEqualTo("digest.json");
    assertThat(flow.problems()).isEmpty();
    assertThat(flow.actions())
        .containsExactly(new ImportPlan.Row("Mail", "ApiConnection", Support.RUNS, ""));
    Map<String, @Nullable Object> parameters =
        FlowReader.read(flow.file(), flow.bytes()).definition().orElseThrow().parameters();
    assertThat(parameters).containsOnly(Map.entry("own", "mine"), Map.entry("to", "ops"));
  }

  @Test
  void a_file_with_one_bad_flow_gives_no_good_plan() {
    byte[] zip =
        new ZipWriter()
            .add(
                "Workflows/A.json", FlowFixture.of("\"A\": {\"type\": \"Compose\", \"inputs\": 1}"))
            .add("Workflows/B.json", "{\"a\":")
            .bytes();
    ImportPlan plan = FlowImport.plan("x.zip", zip, new TriggerMapping(TestHost.anyTrigger()));
    assertThat(plan.problems()).singleElement().asString().startsWith("Workflows/B.json:1:");
    assertThat(
            FlowImport.plan("x.zip", new ZipWriter().add("a.txt", "").bytes(), mapping())
                .problems())
        .singleElement()
        .asString()
        .contains("no flow in the zip file");
  }

  @Test
  void utf_16_and_yaml_become_the_same_tree() {
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
