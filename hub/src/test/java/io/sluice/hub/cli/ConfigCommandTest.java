package io.sluice.hub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.hub.cli.terminal.ExitCode;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The commands {@code config} and {@code init}. */
class ConfigCommandTest {
  private static final int TERMINAL_WIDTH = 80;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir Path folder;

  @Test
  void show_prints_what_is_set_and_no_more() throws IOException {
    Path file = file("ingress: { port: 0 }\nconsole: { port: 9000 }\n");
    assertThat(run("config", "show", "--config", file.toString())).isEqualTo(ExitCode.OK);
    assertThat(out.toString()).isEqualTo("console:\n  port: 9000\ningress:\n  port: 0\n");
  }

  @Test
  void show_prints_defaults_and_origins() throws IOException {
    Path file = file("ingress:\n  port: 0\n");
    run(
        "config",
        "show",
        "--effective",
        "--origin",
        "--config",
        file.toString(),
        "--set",
        "flows.mocks=true");
    assertThat(out.toString().lines())
        .contains("  port: 0" + " ".repeat(39) + "# " + file + ":2")
        .contains("  port: 8900" + " ".repeat(36) + "# default")
        .contains("  mocks: true" + " ".repeat(35) + "# --set flows.mocks")
        .noneMatch(line -> line.startsWith("environment"));
  }

  @Test
  void show_as_json_carries_path_value_and_origin() throws IOException {
    Path file = file("ingress: { port: 0 }\n");
    run("config", "show", "--output", "json", "--config", file.toString());
    JsonObject row = new JsonObject(out.toString()).getJsonArray("values").getJsonObject(0);
    assertThat(row.getString("path")).isEqualTo("ingress.port");
    assertThat(row.getInteger("value")).isZero();
    assertThat(row.getString("origin")).isEqualTo(file + ":1");
  }

  @Test
  void a_deprecated_key_is_reported_with_its_replacement() throws IOException {
    Path file = file("ingress:\n  mostBytes: 2048\n");
    assertThat(run("config", "show", "--config", file.toString())).isEqualTo(ExitCode.OK);
    assertThat(out.toString()).isEqualTo("ingress:\n  maxBytes: 2048\n");
    assertThat(err.toString())
        .isEqualTo("warning: " + file + ":2: ingress.mostBytes: is deprecated: use 'maxBytes'\n");
  }

  @Test
  void a_faulty_file_ends_with_the_code_of_a_wrong_configuration() throws IOException {
    Path file = file("consle: {}\n");
    assertThat(run("config", "show", "--config", file.toString())).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("did you mean 'console'?");
  }

  @Test
  void the_schema_is_json() {
    assertThat(run("config", "schema")).isEqualTo(ExitCode.OK);
    assertThat(new JsonObject(out.toString()).getString("$schema")).contains("2020-12");
  }

  @Test
  void init_creates_a_valid_configuration_and_a_flow_and_never_overwrites() throws IOException {
    Path target = folder.resolve("contoso");
    assertThat(run("init", target.toString())).isEqualTo(ExitCode.OK);
    assertThat(out.toString()).contains("created", "sluice doctor --config");
    Path config = target.resolve("sluice.yaml");
    assertThat(target.resolve("flows").resolve("teams-on-refresh-failure.json")).exists();
    assertThat(run("config", "show", "--config", config.toString())).isEqualTo(ExitCode.OK);

    Files.writeString(config, "mine");
    assertThat(run("init", target.toString())).isEqualTo(ExitCode.OK);
    assertThat(config).hasContent("mine");
    assertThat(out.toString()).contains("kept     " + config);
  }

  @Test
  void help_fits_a_terminal_and_has_examples() {
    for (String command : new String[] {"init", "config", "config show", "config schema"}) {
      run((command + " --help").split(" "));
      assertThat(out.toString()).contains("Example");
      assertThat(out.toString().lines()).allMatch(line -> line.length() <= TERMINAL_WIDTH);
    }
  }

  private int run(String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    CommandLine line = new CommandLine(new Sluice());
    Subcommands.ALL.forEach(line::addSubcommand);
    line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    line.setExecutionExceptionHandler(new FailureMessages());
    return line.execute(arguments);
  }

  private Path file(String yaml) throws IOException {
    return Files.writeString(folder.resolve("sluice.yaml"), yaml);
  }
}
