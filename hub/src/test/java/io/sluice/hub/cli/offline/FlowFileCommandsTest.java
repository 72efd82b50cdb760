package io.sluice.hub.cli.offline;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.hub.cli.client.FlowCommand;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
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
  void check_looks_below_a_folder_in_order_and_fails_when_a_file_does_not_parse()
      throws IOException {
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
  void show_draws_the_flow() {
    assertThat(run("show", EXAMPLE)).isZero();
    assertThat(out.toString())
        .contains("customerinsights.OnDataSourceRefreshFailed", "case Permanent", "teams.Post");
  }

  @Test
  void export_and_import_are_each_others_reverse_and_overwrite_nothing() throws IOException {
    String zip = at("out.zip");
    assertThat(run("export", EXAMPLE, "--as", "solution", "--to", zip)).isZero();
    assertThat(run("export", EXAMPLE, "--as", "package", "--to", zip)).isEqualTo(1);
    assertThat(err.toString()).contains("is there already", "--replace");
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
  void a_bad_file_writes_nothing_and_a_wrong_mapping_is_refused() throws IOException {
    Files.writeString(folder.resolve("x.zip"), "PK no zip");
    assertThat(run("import", at("x.zip"), "--to", at("flows"))).isEqualTo(1);
    assertThat(err.toString()).contains("it is no zip file", "nothing was written");
    assertThat(files("flows")).isZero();
    assertThat(run("import", at("x.zip"), "--map", "A=OnNothing")).isEqualTo(2);
    assertThat(run("export", EXAMPLE, "--as", "pdf")).isEqualTo(2);
    assertThat(run("export", "nobody", "--from", at("flows"))).isEqualTo(1);
  }

  @Test
  void a_mapping_is_asked_for_once() throws IOException {
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
}
