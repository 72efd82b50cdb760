package io.sluice.wdl.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.wdl.definition.FlowReader;
import io.sluice.wdl.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Imports of solutions and packages that hold more than cloud flows. */
class SolutionImportTest {
  private static final String FLOW =
      "{\"properties\": {\"connectionReferences\": {}, \"definition\": {\"triggers\": {\"manual\":"
          + " {\"type\": \"Request\", \"kind\": \"Button\", \"inputs\": {}}}, \"actions\": {\"A\":"
          + " {\"type\": \"Compose\", \"inputs\": \"x\", \"runAfter\": {}}}}},"
          + " \"schemaVersion\": \"1.0.0.0\"}";
  private static final String DESKTOP =
      "{\"properties\": {\"definition\": {\"isvalid\": true, \"name\": \"D\", \"package\":"
          + " \"UEsDBA==\"}}, \"schemaVersion\": \"1.0.0.0\"}";
  private static final String TYPES =
      "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\" />";

  private final Map<String, byte[]> files = new LinkedHashMap<>();

  private void add(String name, String content) {
    files.put(name, content.getBytes(StandardCharsets.UTF_8));
  }

  private static String id(int number) {
    return String.format("%08x-0000-4000-8000-000000000000", number);
  }

  private static String process(String file, int category) {
    String member = file.endsWith(".xaml") ? "XamlFileName" : "JsonFileName";
    return "<Workflow WorkflowId=\"{0}\" Name=\"x\" Description=\"a > b\"><"
        + member
        + ">/Workflows/"
        + file
        + "</"
        + member
        + "><Type>1</Type><Category>"
        + category
        + "</Category></Workflow>";
  }

  private byte[] zip() {
    ZipWriter writer = new ZipWriter();
    files.forEach(writer::add);
    return writer.bytes();
  }

  /** The same files as a folder, to which the rules of zip files do not apply. */
  private FileMembers folder() {
    return new FileMembers() {
      @Override
      public List<String> names() {
        return List.copyOf(files.keySet());
      }

      @Override
      public byte[] read(String name) {
        return files.getOrDefault(name, new byte[0]);
      }
    };
  }

  private static ImportPlan plan(FileMembers members) {
    return FlowImport.plan(FoundFlows.in(members), new TriggerMapping(TestHost.anyTrigger()));
  }

  private ImportPlan plan() {
    return FlowImport.plan("x.zip", zip(), new TriggerMapping(TestHost.anyTrigger()));
  }

  private static List<String> leftOut(ImportPlan plan) {
    List<String> rows = new ArrayList<>();
    plan.leftOut()
        .forEach(row -> row.members().forEach(member -> rows.add(row.kind() + " " + member)));
    return rows;
  }

  @Test
  void every_other_component_of_an_exported_solution_is_left_out_with_its_kind() {
    add("[Content_Types].xml", TYPES);
    add("solution.xml", "<ImportExportXml />");
    add(
        "customizations.xml",
        "<ImportExportXml><Workflows>"
            + process("Cloud-" + id(1) + ".json", 5)
            + process("Desk-" + id(2) + ".json", 6)
            + process("Old-" + id(3) + ".xaml", 0)
            + process("Rule-" + id(4) + ".xaml", 2)
            + process("Act-" + id(5) + ".xaml", 3)
            + process("Stages-" + id(6) + ".xaml", 4)
            + process("Ai-" + id(7) + ".json", 7)
            + "<Workflow WorkflowId=\"{1}\" Name=\"Robot\"><Category>6</Category></Workflow>"
            + "</Workflows></ImportExportXml>");
    add("Workflows/Cloud-" + id(1) + ".json", FLOW);
    add("Workflows/Desk-" + id(2) + ".json", DESKTOP);
    for (String name :
        List.of("Old-" + id(3), "Rule-" + id(4), "Act-" + id(5), "Stages-" + id(6))) {
      add("Workflows/" + name + ".xaml", "<Activity />");
    }
    add("Workflows/Ai-" + id(7) + ".json", FLOW);
    add("CanvasApps/app_DocumentUri.msapp", "PK");
    files.put("CanvasApps/app_BackgroundImageUri", new byte[5_000_000]);
    files.put("WebResources/photo.png", new byte[2_000_000]);
    add("PluginAssemblies/P/P.dll", "MZ");
    add("Connector/c_openapidefinition.json", "{\"paths\": {}}");
    add("environmentvariabledefinitions/v/environmentvariabledefinition.xml", "<x/>");
    add("environmentvariabledefinitions/v/environmentvariablevalues.json", "{broken");
    add("Controls/c/bundle.js", "");
    add("desktopflowbinaries/d.bin", "");
    add("bots/b/bot.xml", "");
    add("Something/new.json", "{broken");
    ImportPlan plan = plan();
    assertThat(plan.problems()).isEmpty();
    assertThat(plan.flows())
        .extracting(ImportPlan.PlannedFlow::file)
        .containsExactly("Cloud-" + id(1) + ".json");
    assertThat(leftOut(plan))
        .contains(
            "desktop flow Workflows/Desk-" + id(2) + ".json",
            "desktop flow Robot",
            "classic workflow Workflows/Old-" + id(3) + ".xaml",
            "business rule Workflows/Rule-" + id(4) + ".xaml",
            "custom process action Workflows/Act-" + id(5) + ".xaml",
            "business process flow Workflows/Stages-" + id(6) + ".xaml",
            "AI flow Workflows/Ai-" + id(7) + ".json",
            "canvas app CanvasApps/app_DocumentUri.msapp",
            "canvas app CanvasApps/app_BackgroundImageUri",
            "web resource WebResources/photo.png",
            "plug-in assembly PluginAssemblies/P/P.dll",
            "custom connector Connector/c_openapidefinition.json",
            "code component Controls/c/bundle.js",
            "agent bots/b/bot.xml",
            "other component Something/new.json")
        .noneMatch(row -> row.contains("solution.xml") || row.contains("Content_Types"));
    assertThat(plan.leftOut()).extracting(LeftOut::reason).doesNotContain("");
    assertThat(Json.write(plan.tree())).contains("\"leftOut\":[{\"kind\":");
  }

  @Test
  void an_unpacked_solution_imports_like_the_exported_one() {
    String root = "kit/SolutionPackage/src/";
    add(root + "Other/Solution.xml", "<x/>");
    add(root + "Other/Customizations.xml", "<x/>");
    add(root + "Workflows/A-" + id(1) + ".json", FLOW);
    add(root + "Workflows/A-" + id(1) + ".json.data.xml", process("A-" + id(1) + ".json", 5));
    add(root + "Workflows/D-" + id(2) + ".json", FLOW);
    add(root + "Workflows/D-" + id(2) + ".json.data.xml", process("D-" + id(2) + ".json", 6));
    add(root + "Workflows/B-" + id(3) + ".xaml", "<Activity />");
    add(root + "Workflows/B-" + id(3) + ".xaml.data.xml", process("B-" + id(3) + ".xaml", 2));
    add(root + "CanvasApps/src/a/Controls/1.json", "{\"actions\": {}, \"triggers\": {}}");
    add(root + "Entities/admin_App/Entity.xml", "<x/>");
    add("readme.json", "{\"no\": \"flow\"}");
    ImportPlan plan = plan(folder());
    assertThat(plan.flows())
        .extracting(ImportPlan.PlannedFlow::file)
        .containsExactly("A-" + id(1) + ".json");
    assertThat(leftOut(plan))
        .containsExactlyInAnyOrder(
            "desktop flow " + root + "Workflows/D-" + id(2) + ".json",
            "business rule " + root + "Workflows/B-" + id(3) + ".xaml",
            "business rule " + root + "Workflows/B-" + id(3) + ".xaml.data.xml",
            "canvas app " + root + "CanvasApps/src/a/Controls/1.json",
            "Dataverse table " + root + "Entities/admin_App/Entity.xml");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"a\":", "", "[]", "{}", "null", "\u0001\u0002", "{\"properties\": {}}"})
  void a_damaged_flow_is_left_out_with_its_reason_and_the_others_are_imported(String content) {
    add("solution.xml", "<x/>");
    add("Workflows/A.json", FLOW);
    add("Workflows/B.json", content);
    ImportPlan plan = plan();
    assertThat(plan.isGood()).isTrue();
    assertThat(plan.flows()).hasSize(1);
    assertThat(plan.leftOut()).singleElement().extracting(LeftOut::kind).isEqualTo("damaged flow");
    files.remove("Workflows/A.json");
    assertThat(plan().problems()).singleElement().asString().contains("Workflows/B.json");
  }

  @Test
  void flows_in_any_encoding_are_imported() {
    add("solution.xml", "<x/>");
    files.put("Workflows/A.json", ("\uFEFF" + FLOW).getBytes(StandardCharsets.UTF_16LE));
    files.put("Workflows/B.json", ("\uFEFF" + FLOW).getBytes(StandardCharsets.UTF_16BE));
    files.put("Workflows/C.json", FLOW.getBytes(StandardCharsets.UTF_16LE));
    files.put("Workflows/D.json", ("\uFEFF" + FLOW).getBytes(StandardCharsets.UTF_8));
    files.put(
        "customizations.xml",
        ("\uFEFF" + process("C.json", 6)).getBytes(StandardCharsets.UTF_16LE));
    ImportPlan plan = plan();
    assertThat(plan.flows())
        .extracting(ImportPlan.PlannedFlow::file)
        .containsExactly("A.json", "B.json", "D.json");
    assertThat(leftOut(plan)).containsExactly("desktop flow Workflows/C.json");
  }

  @Test
  void a_kit_of_several_solutions_in_one_zip_file_imports_whole() {
    byte[] one =
        new ZipWriter()
            .add("solution.xml", "<x/>")
            .add("Workflows/A-" + id(1) + ".json", FLOW)
            .bytes();
    byte[] two =
        new ZipWriter()
            .add("solution.xml", "<x/>")
            .add("Workflows/A-" + id(2) + ".json", FLOW)
            .add("CanvasApps/a.msapp", "PK")
            .bytes();
    files.put("core.zip", one);
    files.put("more.zip", two);
    files.put("damaged.zip", new byte[] {'P', 'K', 3});
    files.put("dashboard.pbit", new byte[3_000_000]);
    ImportPlan plan = plan();
    assertThat(plan.problems()).isEmpty();
    assertThat(plan.flows())
        .extracting(ImportPlan.PlannedFlow::file)
        .containsExactly("A-" + id(1) + ".json", "A-2-" + id(2) + ".json");
    assertThat(plan.flows())
        .extracting(flow -> FlowReader.nameOf(flow.file()))
        .doesNotHaveDuplicates();
    assertThat(leftOut(plan))
        .containsExactly("canvas app more.zip/CanvasApps/a.msapp", "zip file damaged.zip");
  }

  @Test
  void names_with_backslashes_are_paths() {
    String written =
        new String(
            new ZipWriter().add("solution.xml", "<x/>").add("Workflows/A.json", FLOW).bytes(),
            StandardCharsets.ISO_8859_1);
    byte[] windows =
        written.replace("Workflows/A", "Workflows\\A").getBytes(StandardCharsets.ISO_8859_1);
    assertThat(FlowImport.plan("x.zip", windows, new TriggerMapping(TestHost.anyTrigger())).flows())
        .hasSize(1);
  }

  @Test
  void a_file_without_any_flow_says_where_flows_are_and_what_it_holds() {
    add("solution.xml", "<x/>");
    add("CanvasApps/a.msapp", "PK");
    assertThat(plan().problems())
        .singleElement()
        .asString()
        .contains("there is no flow", "Workflows/NAME-ID.json", "left out: canvas app");
  }
}
