package io.sluice.hub.cli.offline;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.hub.cli.FlowCommand;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Reports of the offline commands on operations that Sluice does not have. */
class MissingOperationsTest {
  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @BeforeEach
  void writeAFlow() throws IOException {
    Files.writeString(
        folder.resolve("flow.json"),
        """
        {"triggers": {"manual": {"type": "Request"}}, "actions": {
          "Feed": {"type": "OpenApiConnection", "inputs": {"parameters": {}, "host": {
            "apiId": "/providers/Microsoft.PowerApps/apis/shared_teams",
            "operationId": "PostMessageToChannel"}}},
          "Mail": {"type": "OpenApiConnection", "inputs": {"parameters": {"emailMessage/To": "a"},
            "host": {"apiId": "/providers/Microsoft.PowerApps/apis/shared_office365",
              "operationId": "SendEmailV2"}}},
          "Old": {"type": "ApiConnection", "inputs": {"method": "post", "path": "/Mail", "host": {
            "connection": {"name":
              "@parameters('$connections')['shared_smtp']['connectionId']"}}}}}}""");
  }

  private int run(String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add(1, folder.resolve("flow.json").toString());
    return new CommandLine(new FlowCommand())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(all.toArray(String[]::new));
  }

  @Test
  void lint_warns_and_says_which_operations_exist_and_what_to_do() {
    assertThat(run("lint")).isZero();
    assertThat(out.toString())
        .contains(
            "warning SL037 actions/Feed/inputs/host: the connector 'teams' has no operation"
                + " 'PostMessageToChannel', it has PostMessage, ",
            "warning SL037 actions/Old/inputs/host: the action names no operation of the connector"
                + " 'smtp', it has SendEmailV3",
            "warning SL022 actions/Mail/inputs/host: there is no connector 'office365'",
            "map it at the import with --map");
  }

  @Test
  void check_counts_them_as_mocked_and_import_says_why() {
    assertThat(run("check", "--output", "json")).isZero();
    assertThat(
            new JsonObject(out.toString())
                .getJsonArray("definitions")
                .getJsonObject(0)
                .getJsonObject("actions")
                .getInteger("mocked"))
        .isEqualTo(3);
    assertThat(run("import", "--dry-run")).isZero();
    assertThat(out.toString())
        .contains("runs against a mock  Feed", "has no operation 'PostMessageToChannel'");
  }

  @Test
  void a_trial_run_succeeds_and_tells_which_mocks_it_uses() {
    assertThat(run("run")).isZero();
    assertThat(err.toString())
        .contains(
            "note:  the connector 'teams' has no operation 'PostMessageToChannel', it has ",
            "; a mock answers Feed",
            "the hub has no connector 'office365' for the operation 'SendEmailV2'; a mock answers"
                + " Mail");
  }

  @Test
  void an_import_maps_operations_and_an_export_restores_them() throws IOException {
    String flows = folder.resolve("flows").toString();
    String mail = "office365.SendEmailV2=smtp.SendEmailV3";
    String feed = "teams.PostMessageToChannel=teams.PostMessage";
    assertThat(run("import", "--to", flows, "--map", mail, "--map", feed)).isZero();
    assertThat(out.toString()).contains("runs here            Feed", "runs here            Mail");
    String written = Files.readString(folder.resolve("flows").resolve("flow.json"));
    assertThat(written).contains("shared_smtp", "mappedFrom");
    assertThat(run("import", "--to", flows, "--replace")).isZero();
    assertThat(out.toString()).as("learned").contains("runs here            Mail");
    out.getBuffer().setLength(0);
    new CommandLine(new FlowCommand())
        .setOut(new PrintWriter(out))
        .execute("export", "flow", "--from", flows);
    assertThat(new JsonObject(out.toString()).encode())
        .isEqualTo(new JsonObject(Files.readString(folder.resolve("flow.json"))).encode());
    assertThat(run("import", "--map", "office365.SendEmailV2=smtp.Nope")).isEqualTo(2);
    assertThat(err.toString()).contains("there is no operation 'smtp.Nope'", "smtp.SendEmailV3");
  }
}
