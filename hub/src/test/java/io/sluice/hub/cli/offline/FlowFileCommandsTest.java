package io.sluice.hub.cli.offline;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.hub.cli.FlowCommand;
import io.sluice.hub.cli.terminal.Terminal;
import io.sluice.hub.trigger.TriggerKinds;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class FlowFileCommandsTest {
  private static final String EXAMPLE =
      Path.of("..", "examples", "flows", "teams-on-refresh-failure.json").toString();

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return new CommandLine(new FlowCommand())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments);
  }

  private String at(String name) {
    return folder.resolve(name).toString();
  }

  private long files(String name) throws IOException {
    if (!Files.exists(folder.resolve(name))) {
      return 0;
    }
    try (Stream<Path> files = Files.list(folder.resolve(name))) {
      return files.count();
    }
  }

  @Test
  void check_visits_a_folder_in_order_and_fails_if_a_file_does_not_parse() throws IOException {
    Files.createDirectories(folder.resolve("d"));
    Files.copy(Path.of(EXAMPLE), folder.resolve("d").resolve("b.json"));
    Files.writeString(folder.resolve("z.json"), "{}");
    Files.writeString(folder.resolve("a.txt"), "no flow");
    assertThat(run("check", folder.toString(), "--output", "json")).isZero();
    JsonObject report = new JsonObject(out.toString());
    assertThat(report.getJsonArray("skipped")).containsExactly("z.json");
    JsonObject row = report.getJsonArray("definitions").getJsonObject(0);
    assertThat(row.getString("file")).isEqualTo("d/b.json");
    assertThat(row.getJsonObject("actions"))
        .isEqualTo(new JsonObject().put("runs", 5).put("mocked", 0).put("unsupported", 0));
    Files.writeString(folder.resolve("c.json"), "{");
    assertThat(run("check", folder.toString())).isEqualTo(1);
    assertThat(out.toString()).contains("no         0", "c.json:1:");
    assertThat(run("check", at("nowhere"))).isEqualTo(2);
  }

  @Test
  void lint_fails_on_errors_only_and_explains_codes() throws IOException {
    assertThat(run("lint", EXAMPLE)).isZero();
    Files.writeString(folder.resolve("f.json"), "{\"triggers\": {}, \"actions\": {\"A\": {}}}");
    assertThat(run("lint", folder.toString(), "--output", "json")).isEqualTo(1);
    JsonObject report = new JsonObject(out.toString());
    assertThat(report.getInteger("errors")).isPositive();
    assertThat(report.getJsonArray("findings").getJsonObject(0).getString("file"))
        .isEqualTo("f.json");
    assertThat(run("lint", "--explain", "sl009")).isZero();
    assertThat(out.toString()).contains("why: ").contains("fix: ");
    assertThat(run("lint", "--explain", "SL999")).isEqualTo(1);
    assertThat(run("lint")).isEqualTo(2);
  }

  @Test
  void show_prints_the_flow_as_a_tree() {
    assertThat(run("show", EXAMPLE)).isZero();
    assertThat(out.toString())
        .contains("customerinsights.OnDataSourceRefreshFailed", "case Permanent", "teams.Post");
  }

  @Test
  void import_reverses_export_and_both_overwrite_nothing() throws IOException {
    String zip = at("out.zip");
    assertThat(run("export", EXAMPLE, "--as", "solution", "--to", zip)).isZero();
    assertThat(run("export", EXAMPLE, "--as", "package", "--to", zip)).isEqualTo(1);
    assertThat(err.toString()).contains("already exists", "--replace");
    assertThat(run("import", zip, "--to", at("flows"), "--dry-run")).isZero();
    assertThat(files("flows")).isZero();
    assertThat(run("import", zip, "--to", at("flows"))).isZero();
    assertThat(out.toString()).contains("connection shared_teams", "runs here", "Post_card");
    assertThat(files("flows")).isEqualTo(1);
    assertThat(run("import", zip, "--to", at("flows"))).isEqualTo(1);
    assertThat(run("import", zip, "--to", at("flows"), "--replace")).isZero();
    assertThat(run("export", "teams-on-refresh-failure", "--from", at("flows"))).isZero();
    JsonObject original = new JsonObject(Files.readString(Path.of(EXAMPLE)));
    assertThat(new JsonObject(out.toString()).encode())
        .isEqualTo(original.getJsonObject("properties").getJsonObject("definition").encode());
  }

  @Test
  void an_invalid_file_writes_nothing_and_an_invalid_mapping_is_refused() throws IOException {
    Files.writeString(folder.resolve("x.zip"), "PK no zip");
    assertThat(run("import", at("x.zip"), "--to", at("flows"))).isEqualTo(1);
    assertThat(err.toString()).contains("the file is not a zip file", "nothing was written");
    assertThat(files("flows")).isZero();
    assertThat(run("import", at("x.zip"), "--map", "A=OnNothing")).isEqualTo(2);
    assertThat(run("export", EXAMPLE, "--as", "pdf")).isEqualTo(2);
    assertThat(run("export", "nobody", "--from", at("flows"))).isEqualTo(1);
  }

  @Test
  void a_mapping_is_needed_once() throws IOException {
    String flow = Files.readString(Path.of(EXAMPLE)).replace("OnDataSourceRefreshFailed", "Real1");
    Files.writeString(folder.resolve("one.json"), flow);
    Files.writeString(folder.resolve("two.json"), flow);
    assertThat(run("import", at("one.json"), "--to", at("flows"))).isEqualTo(1);
    assertThat(err.toString()).contains("--map Real1=");
    String map = "Real1=OnDataSourceRefreshFailed";
    assertThat(run("import", at("one.json"), "--to", at("flows"), "--map", map)).isZero();
    assertThat(run("import", at("two.json"), "--to", at("flows"))).isZero();
    assertThat(run("export", "two", "--from", at("flows"))).isZero();
    assertThat(out.toString()).contains("\"Real1\"").doesNotContain("sluice\" :");
  }

  /** A user with prepared answers; further questions get an empty answer. */
  private record Person(Deque<String> answers) implements Terminal {
    @Override
    public boolean isInteractive() {
      return true;
    }

    @Override
    public String ask(String question) {
      return answers.isEmpty() ? "" : answers.remove();
    }
  }

  private int asked(String file, String... answers) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return new CommandLine(new FlowImportCommand(new Person(new ArrayDeque<>(List.of(answers)))))
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(at(file), "--to", at("flows"));
  }

  @Test
  void at_a_terminal_the_import_asks_for_the_mapping() throws IOException {
    String flow = Files.readString(Path.of(EXAMPLE)).replace("OnDataSourceRefreshFailed", "Real1");
    Files.writeString(folder.resolve("one.json"), flow);
    assertThat(asked("one.json", "")).isEqualTo(1);
    assertThat(out.toString())
        .contains("one.json has the trigger Real1. Which one is it?", "  1  ");
    assertThat(err.toString()).contains("--map Real1=");
    assertThat(files("flows")).isZero();
    assertThat(asked("one.json", "0", "seven", "1")).isZero();
    assertThat(Files.readString(folder.resolve("flows").resolve("one.json")))
        .contains(TriggerKinds.ALL.get(0).operationId(), "\"Real1\"");
  }

  @Test
  void an_import_resolves_template_expressions_and_reports_unresolved_ones() throws IOException {
    Files.writeString(
        folder.resolve("logic.json"),
        """
        {"parameters": {"to": {"type": "string", "defaultValue": "ops"}},
         "resources": [{"type": "Microsoft.Logic/workflows", "properties": {
           "parameters": {"limit": {"value": "[length(parameters('to'))]"}},
           "definition": {"parameters": {"limit": {"type": "Int"}},
             "triggers": {"manual": {"type": "Request"}}, "actions": {
               "A": {"type": "Compose", "inputs": "[concat(parameters('to'), '@x.example')]"},
               "B": {"type": "Compose", "inputs": "[resourceGroup().name]"}}}}}]}""");
    assertThat(run("import", at("logic.json"), "--to", at("flows"))).isZero();
    assertThat(out.toString())
        .contains("unresolved: logic.json:", "resourceGroup() depends on the deployment");
    assertThat(run("lint", at("flows"))).isZero();
    assertThat(out.toString()).contains("SL035", "[resourceGroup().name]");
    assertThat(run("export", at("logic.json"))).isZero();
    String ofTemplate = out.toString();
    assertThat(run("export", "logic", "--from", at("flows"))).isZero();
    assertThat(out.toString()).isEqualTo(ofTemplate);
    Files.writeString(folder.resolve("again.json"), ofTemplate);
    assertThat(run("import", at("again.json"), "--to", at("flows"))).isZero();
    assertThat(run("export", "again", "--from", at("flows"))).isZero();
    assertThat(out.toString()).isEqualTo(ofTemplate);
    JsonObject definition = new JsonObject(out.toString());
    JsonObject actions = definition.getJsonObject("actions");
    assertThat(actions.getJsonObject("A").getString("inputs")).isEqualTo("ops@x.example");
    assertThat(actions.getJsonObject("B").getString("inputs")).isEqualTo("[resourceGroup().name]");
    assertThat(
            definition
                .getJsonObject("parameters")
                .getJsonObject("limit")
                .getInteger("defaultValue"))
        .isEqualTo(3);
  }
}
