package io.sluice.hub.cli.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.hub.cli.terminal.ExitCode;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Runs the command against a fake of the scenario route. */
@ExtendWith(VertxExtension.class)
class ScenarioCommandTest {
  private static final JsonObject PLAYED =
      new JsonObject(
          """
          {"scenario":"A source fails twice","description":"Loyalty fails.",
           "environment":"retailer","seed":7,"start":"2026-01-05T08:00:00Z","length":"3m",
           "now":"2026-01-05T08:00:12Z","ends":"2026-01-05T08:03:00Z",
           "steps":[
             {"at":"PT10S","do":"refreshSource","dataSource":"Loyalty","outcome":"natural",
              "done":true,"doneAt":"2026-01-05T08:00:10Z","said":"Started."},
             {"after":{"task":"ingestion","of":"Loyalty","status":"failed","nth":1},
              "do":"refreshAll","done":false},
             {"at":"PT1M30S","do":"break","fault":"status",
              "rule":{"fault":"status","status":503,"for":"PT2M"},"done":false}],
           "expectations":[
             {"event":"datasource.refresh.failed","subject":"Loyalty","atLeast":2,"atMost":2,
              "from":"PT3M"},
             {"event":"refresh.completed","atLeast":0,"atMost":0}],
           "bundled":["failing-source","missed-refresh"]}
          """);

  @TempDir private Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final List<String> posted = new ArrayList<>();
  private String uri = "";
  private JsonObject present =
      new JsonObject()
          .putNull("scenario")
          .put("bundled", new JsonArray().add("failing-source").add("missed-refresh"));

  @BeforeEach
  void open(Vertx vertx) throws Exception {
    uri =
        vertx
            .createHttpServer()
            .requestHandler(
                request ->
                    request
                        .body()
                        .onSuccess(
                            body -> {
                              int status = 200;
                              JsonObject answer = present;
                              if (request.method().name().equals("POST")) {
                                posted.add(body.toString());
                                boolean faulty = body.toString().contains("fly");
                                status = faulty ? 400 : 202;
                                answer = faulty ? refusal() : PLAYED;
                              }
                              request.response().setStatusCode(status).end(answer.encode());
                            }))
            .listen(0, "127.0.0.1")
            .map(server -> "http://127.0.0.1:" + server.actualPort())
            .toCompletionStage()
            .toCompletableFuture()
            .get(20, TimeUnit.SECONDS);
  }

  private static JsonObject refusal() {
    return new JsonObject(
        """
        {"error":"The scenario has 1 fault.","hint":"Correct it and post it again.",
         "problems":[{"line":4,"path":"steps[0].do","value":"fly","rule":"is no action"}]}
        """);
  }

  private int scenario(String... args) {
    CommandLine command = new CommandLine(new ScenarioCommand());
    command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    List<String> all = new ArrayList<>(List.of(args));
    all.addAll(List.of("--simulator", uri));
    return command.execute(all.toArray(String[]::new));
  }

  @Test
  void without_a_scenario_the_bundled_ones_are_listed() {
    assertThat(scenario()).isEqualTo(ExitCode.OK);
    assertThat(out.toString().lines())
        .containsExactly(
            "No scenario is running.", "", "Bundled scenarios: failing-source, missed-refresh.");
  }

  @Test
  void the_running_scenario_is_shown_step_by_step() {
    present = PLAYED;
    assertThat(scenario()).isEqualTo(ExitCode.OK);
    assertThat(out.toString().lines())
        .contains(
            "A source fails twice",
            "  Loyalty fails.",
            "time         2026-01-05 08:00:12Z",
            "ends         2026-01-05 08:03:00Z",
            "DONE  WHEN                               DO",
            "yes   at 10s                             refreshSource Loyalty",
            "no    after ingestion of Loyalty failed  refreshAll",
            "no    at 1m30s                           break status: status 503, for 2m",
            "EXPECTED                   OF       HOW OFTEN",
            "datasource.refresh.failed  Loyalty  2 times, from 3m",
            "refresh.completed                   never");
  }

  @Test
  void a_scenario_is_started_by_name_or_file() throws Exception {
    assertThat(scenario("failing-source")).isEqualTo(ExitCode.OK);
    Path file = Files.writeString(folder.resolve("mine.yaml"), "scenario: mine\n");
    assertThat(scenario(file.toString())).isEqualTo(ExitCode.OK);
    assertThat(posted).containsExactly("{\"name\":\"failing-source\"}", "scenario: mine\n");
  }

  @Test
  void errors_in_a_file_are_reported_with_their_lines() throws Exception {
    Path file = Files.writeString(folder.resolve("mine.yaml"), "do: fly\n");
    assertThat(scenario(file.toString())).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString().lines())
        .containsExactly(
            "error: The scenario has 1 fault.",
            "       line 4, steps[0].do: fly: is no action",
            "hint:  Correct it and post it again.",
            "code:  http-400");
  }

  @Test
  void an_unknown_name_suggests_the_nearest() {
    assertThat(scenario("failing-sorce")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("did you mean \"failing-source\"?");
    assertThat(scenario("none.yaml")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("none.yaml cannot be read: the file does not exist");
    assertThat(posted).isEmpty();
  }
}
