package io.sluice.hub.cli.offline;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.hub.cli.FlowCommand;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The places that check, lint, run and import accept: projects, zip files, folders. */
class FlowPlacesTest {
  private static final String SHOP =
      """
      {"definition": {"triggers": {"manual": {"type": "Request", "kind": "Http"}}, "actions": {
         "Call": {"type": "Http", "inputs": {"method": "GET",
           "uri": "@concat(parameters('Shop-Url'), appsetting('Path'))",
           "retryPolicy": {"type": "none"}}, "runAfter": {}},
         "Child": {"type": "Workflow", "inputs": {"host": {"workflow": {"id": "child"}}},
           "runAfter": {"Call": ["Succeeded"]}}}}, "kind": "Stateful"}""";
  private static final String CHILD =
      """
      {"definition": {"triggers": {"manual": {"type": "Request", "kind": "Http"}}, "actions": {
         "Answer": {"type": "Response", "kind": "Http", "inputs": {"statusCode": 200,
           "body": "@parameters('Shop-Url')"}}}}, "kind": "Stateful"}""";
  private static final String FLOW =
      """
      {"properties": {"connectionReferences": {}, "definition": {"triggers": {"manual": {
         "type": "Request", "kind": "Button", "inputs": {}}}, "actions": {"A": {
         "type": "Compose", "inputs": "x", "runAfter": {}}}}}, "schemaVersion": "1.0.0.0"}""";

  private static final Map<String, String> PROJECT =
      Map.of(
          "app/host.json", "{}",
          "app/parameters.json",
              "{\"Shop-Url\": {\"type\": \"String\", \"value\": \"@{appsetting('Base')}/shop\"}}",
          "app/local.settings.json",
              "{\"Values\": {\"Base\": \"https://a.example\", \"Path\": \"/orders\"}}",
          "app/connections.json", "{\"managedApiConnections\": {}}",
          "app/orders/workflow.json", SHOP,
          "app/child/workflow.json", CHILD);

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void writeTheProject() throws IOException {
    for (Map.Entry<String, String> file : PROJECT.entrySet()) {
      write(file.getKey(), file.getValue());
    }
    zip("app.zip", PROJECT);
  }

  private void write(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  private void zip(String name, Map<String, String> files) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(folder.resolve(name)))) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  private int run(String command, String place, String... more) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    String[] all = new String[2 + more.length];
    all[0] = command;
    all[1] = folder.resolve(place).toString();
    System.arraycopy(more, 0, all, 2, more.length);
    return new CommandLine(new FlowCommand())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(all);
  }

  @ParameterizedTest
  @ValueSource(strings = {"app", "app/orders", "app/orders/workflow.json", "app.zip"})
  void a_workflow_of_a_project_is_the_same_wherever_the_project_is_entered(String place)
      throws IOException {
    assertThat(run("lint", place)).as(out.toString()).isZero();
    assertThat(out.toString()).contains("Nothing found.");
    assertThat(run("check", place)).isZero();
    assertThat(run("run", place, "--flow", "orders", "--output", "json")).isZero();
    assertThat(err.toString()).doesNotContain("has no value");
    JsonArray steps = new JsonObject(out.toString()).getJsonArray("steps");
    assertThat(steps.getJsonObject(0).getJsonObject("inputs").getString("uri"))
        .isEqualTo("https://a.example/shop/orders");
    assertThat(steps.getJsonObject(1).getJsonObject("outputs").getString("body"))
        .isEqualTo("https://a.example/shop");
    assertThat(run("import", place, "--to", folder.resolve("flows").toString())).isZero();
    JsonObject imported =
        new JsonObject(Files.readString(folder.resolve("flows").resolve("orders.json")));
    assertThat(imported.getJsonObject("definition").getJsonObject("parameters").encode())
        .contains("https://a.example/shop", "\"/orders\"");
  }

  @Test
  void one_of_several_flows_is_chosen_by_its_name() {
    assertThat(run("run", "app")).isEqualTo(1);
    assertThat(err.toString()).contains("several flows", "--flow: child, orders");
    assertThat(run("run", "app", "--flow", "nobody")).isEqualTo(1);
    assertThat(err.toString()).contains("no flow 'nobody'", "child, orders");
  }

  @Test
  void a_setting_without_a_value_gets_a_noted_stand_in() throws IOException {
    write("app/local.settings.json", "{\"Values\": {}}");
    assertThat(run("run", "app/orders")).isZero();
    assertThat(err.toString())
        .contains("the parameter 'Shop-Url' has no value", "the app setting 'Path' has no value");
  }

  @Test
  void a_damaged_file_of_a_project_is_told() throws IOException {
    write("app/connections.json", "{\"a\":");
    assertThat(run("run", "app/orders")).isZero();
    assertThat(err.toString()).contains("connections.json:1:");
    assertThat(run("lint", "app")).isEqualTo(1);
    assertThat(out.toString()).contains("connections.json:1:");
  }

  @Test
  void every_command_reads_the_flows_of_a_solution_and_names_the_rest() throws IOException {
    zip(
        "solution.zip",
        Map.of(
            "solution.xml", "<x/>",
            "Workflows/A.json", FLOW,
            "Workflows/B.json", "{\"a\":",
            "CanvasApps/a.msapp", "PK"));
    assertThat(run("run", "solution.zip", "--flow", "A")).isZero();
    assertThat(run("check", "solution.zip")).isEqualTo(1);
    assertThat(out.toString()).contains("left out: canvas app (CanvasApps/a.msapp)");
    assertThat(run("lint", "solution.zip", "--output", "json")).isEqualTo(1);
    JsonObject report = new JsonObject(out.toString());
    assertThat(report.getJsonArray("findings").encode()).contains("Workflows/B.json");
    assertThat(report.getJsonArray("leftOut").encode()).contains("canvas app");
    assertThat(run("import", "solution.zip", "--to", folder.resolve("f").toString())).isZero();
    assertThat(out.toString()).contains("left out: damaged flow (Workflows/B.json): ", "1 flow ");
    assertThat(List.of(folder.resolve("f").toFile().list())).containsExactly("A.json");
  }

  @Test
  void what_is_no_zip_file_is_told_by_every_command() throws IOException {
    write("x.zip", "PK no zip");
    for (String command : List.of("lint", "run", "check", "import")) {
      assertThat(run(command, "x.zip")).as(command).isEqualTo(1);
      assertThat(out.toString() + err).as(command).contains("the file is not a zip file");
    }
  }
}
