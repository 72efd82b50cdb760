package io.sluice.hub.cli.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.hub.cli.Subcommands;
import io.sluice.hub.cli.terminal.ExitCode;
import io.sluice.hub.console.ConsoleFixture;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Runs the commands against a real console, found through run.json. */
@ExtendWith(VertxExtension.class)
class ClientCommandsTest {
  private static final String TOKEN = "a-token-of-sufficient-length";

  @TempDir private Path data;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final List<JsonObject> triggered = new ArrayList<>();
  private ConsoleFixture console;

  @Command(name = "sluice")
  private static final class Root {}

  @BeforeEach
  void open(Vertx vertx) throws Exception {
    console = ConsoleFixture.filled(vertx, Optional.of(TOKEN));
    Files.writeString(data.resolve("api-token"), TOKEN + "\n");
    note(Optional.of(simulator(vertx)));
  }

  private void note(Optional<URI> simulator) throws IOException {
    URI base = console.uri();
    new RunFile(
            1,
            base.resolve("/"),
            base.resolve("/api/v1"),
            base.resolve("/metrics"),
            simulator,
            Instant.parse("2026-11-21T09:00:00Z"),
            Optional.of(Path.of("api-token")))
        .write(data);
  }

  /** A simulator that accepts triggers and refuses unknown sources. */
  private URI simulator(Vertx vertx)
      throws ExecutionException, InterruptedException, TimeoutException {
    return vertx
        .createHttpServer()
        .requestHandler(
            request ->
                request
                    .body()
                    .onSuccess(
                        body -> {
                          JsonObject payload = new JsonObject(body);
                          triggered.add(payload.put("path", request.path()));
                          boolean known = !payload.encode().contains("Nowhere");
                          request
                              .response()
                              .setStatusCode(known ? 202 : 400)
                              .end(
                                  new JsonObject()
                                      .put(
                                          known ? "message" : "error",
                                          known ? "It fails in 2 s." : "No such source.")
                                      .encode());
                        }))
        .listen(0, "127.0.0.1")
        .map(server -> URI.create("http://127.0.0.1:" + server.actualPort()))
        .toCompletionStage()
        .toCompletableFuture()
        .get(20, TimeUnit.SECONDS);
  }

  private int run(String... args) {
    CommandLine root = new CommandLine(new Root());
    Subcommands.ALL.forEach(root::addSubcommand);
    root.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    root.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
    return root.execute(args);
  }

  private int ask(String... args) {
    List<String> all = new ArrayList<>(List.of(args));
    all.addAll(List.of("--data", data.toString()));
    return run(all.toArray(String[]::new));
  }

  private List<String> lines() {
    return out.toString().lines().toList();
  }

  @Test
  void events_are_listed_with_the_id_last() {
    assertThat(ask("events")).isEqualTo(ExitCode.OK);
    assertThat(lines())
        .containsExactly(
            "OCCURRED              KIND                       SUBJECT          "
                + "WHAT                         ID",
            "2026-11-21 08:58:22Z  datasource.refresh.failed  Contoso_Loyalty  "
                + "                             event-2",
            "2026-11-21 08:58:21Z  segment.threshold.crossed  High_Value       "
                + "996 to 1204, threshold 1000  event-1");
  }

  @Test
  void filters_and_limits_reach_the_api() {
    assertThat(ask("events", "--kind", "segment.threshold.crossed", "--output", "json"))
        .isEqualTo(ExitCode.OK);
    assertThat(new JsonObject(out.toString()).getJsonArray("items")).hasSize(1);
    assertThat(ask("events", "--limit", "1")).isEqualTo(ExitCode.OK);
    assertThat(out.toString()).endsWith("more: --cursor 1\n".replace("\n", System.lineSeparator()));
  }

  @Test
  void runs_are_listed_shown_resubmitted_and_cancelled() {
    assertThat(ask("runs", "--status", "Failed")).isEqualTo(ExitCode.OK);
    assertThat(lines())
        .containsExactly(
            "STARTED               STATUS  FLOW           TOOK    ID",
            "2026-11-21 08:58:32Z  Failed  notify-owners  850 ms  run-2");
    assertThat(ask("runs", "show", "run-2")).isEqualTo(ExitCode.OK);
    assertThat(out.toString())
        .contains(
            "Post_card  Failed  OpenApiConnection  1 s   1",
            "outcome unknown: attempt 1 may have been done; tracked {\"segment\":\"High value\"}");
    assertThat(ask("runs", "resubmit", "run-2")).isEqualTo(ExitCode.OK);
    assertThat(out.toString()).contains("Started run-2-again");
    assertThat(ask("runs", "cancel", "run-1", "--reason", "enough")).isEqualTo(ExitCode.OK);
    assertThat(out.toString()).contains("notify-owners  Succeeded  run-1");
  }

  @Test
  void flows_are_listed_paused_and_resumed() {
    assertThat(ask("flow", "list")).isEqualTo(ExitCode.OK);
    assertThat(out.toString()).contains("paused   night-shift    OnDataSourceRefreshFailed");
    assertThat(ask("flow", "pause", "notify-owners")).isEqualTo(ExitCode.OK);
    assertThat(out.toString()).contains("notify-owners  paused");
    assertThat(ask("flow", "resume", "notify-owners")).isEqualTo(ExitCode.OK);
    assertThat(out.toString()).contains("notify-owners  enabled");
  }

  @Test
  void quota_and_sources_are_shown() {
    assertThat(ask("quota")).isEqualTo(ExitCode.OK);
    assertThat(out.toString())
        .contains("12    100    60 s")
        .contains("customer-insights:contoso/main")
        .contains("12     sweep")
        .contains("waiting  sweep 0, interactive 0, flow 0")
        .contains("forecast the next slot is free within 1.5 s; no call waits")
        .contains("of the 100 calls that can leave in the next 60 s, 0 are taken")
        .contains("allowed  80 of 100, because the service reported too many calls")
        .containsOnlyOnce("allowed  ")
        .contains("@]  the last 60 s")
        .contains("free     4 now: another window of this quota is narrower")
        .containsOnlyOnce("free     4");
    assertThat(ask("sources")).isEqualTo(ExitCode.OK);
    assertThat(out.toString())
        .contains("ok     contoso  Contoso      2026-11-21 08:59:58Z  5      720")
        .contains("segment  High_Value  1204");
  }

  @Test
  void a_flow_that_did_not_fire_is_explained_with_its_state_and_decisions() {
    assertThat(ask("explain", "--flow", "night-shift")).isEqualTo(ExitCode.OK);
    assertThat(out.toString()).contains("The flow is paused", "OnDataSourceRefreshFailed");
  }

  @Test
  void an_unknown_watch_is_reported() {
    assertThat(ask("explain", "--watch", "segment.threshold.crossed/Nobody"))
        .isEqualTo(ExitCode.FAILED);
  }

  @Test
  void explain_accepts_exactly_one_subject() {
    assertThat(ask("explain")).isEqualTo(ExitCode.USAGE);
    assertThat(ask("explain", "event-2", "--flow", "night-shift")).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void an_event_is_explained_with_values_and_decisions() {
    assertThat(ask("explain", "event-2")).isEqualTo(ExitCode.OK);
    assertThat(out.toString())
        .contains("datasource.refresh.failed: Contoso_Loyalty")
        .contains("failures  2")
        .contains("fired     notify-owners  no condition         run-2")
        .contains("filtered  night-shift    hour 9 is not >= 18  -")
        .contains("night-shift compared:")
        .containsPattern("> +greaterOrEquals\\(variables\\('hour'\\), 18\\) +9, 18 +false")
        .doesNotContain("duplicate");
    assertThat(ask("explain", "event-1")).isEqualTo(ExitCode.OK);
    assertThat(out.toString())
        .contains("Since then, at 2026-11-21 08:59:58Z: 1204 is above 1000")
        .contains("duplicate: observed again 3 times, last at 2026-11-21 09:00:00Z");
  }

  @Test
  void an_event_with_thousands_of_flows_lists_the_first_ones_unless_all_is_set()
      throws IOException {
    Vertx busy = Vertx.vertx();
    console = ConsoleFixture.busy(busy, TOKEN, 5_000);
    note(Optional.empty());
    assertThat(ask("explain", "event-1")).isEqualTo(ExitCode.OK);
    assertThat(out.toString())
        .contains(
            "fired    f9 ", "paused   night-shift", "and 4990 more fired; use --all to list them")
        .doesNotContain("f10 ");
    assertThat(ask("explain", "event-1", "--all")).isEqualTo(ExitCode.OK);
    assertThat(out.toString().lines().filter(line -> line.startsWith("fired  ")))
        .hasSize(10 + 5_000);
    busy.close();
  }

  @Test
  void a_trigger_is_sent_to_the_simulator_with_its_overrides() {
    assertThat(ask("trigger", "datasource.refresh.failed", "--override", "source=Contoso_Loyalty"))
        .isEqualTo(ExitCode.OK);
    assertThat(triggered)
        .containsExactly(
            new JsonObject()
                .put("kind", "datasource.refresh.failed")
                .put("overrides", new JsonObject().put("source", "Contoso_Loyalty"))
                .put("path", "/_sim/trigger"));
    assertThat(out.toString())
        .contains("It fails in 2 s.")
        .contains("./sluice events --kind datasource.refresh.failed");
  }

  @Test
  void a_threshold_trigger_uses_the_watched_threshold() {
    assertThat(ask("trigger", "segment.threshold.crossed")).isEqualTo(ExitCode.OK);
    assertThat(triggered.get(0).getJsonObject("overrides"))
        .isEqualTo(new JsonObject().put("segment", "id-High_Value").put("threshold", "1000"));
    assertThat(out.toString()).contains("id-High_Value will cross 1000");
  }

  @Test
  void a_given_threshold_is_not_replaced() {
    assertThat(
            ask(
                "trigger",
                "segment.threshold.crossed",
                "--override",
                "segment=High_Value",
                "--override",
                "threshold=7"))
        .isEqualTo(ExitCode.OK);
    assertThat(triggered.get(0).getJsonObject("overrides"))
        .isEqualTo(new JsonObject().put("segment", "High_Value").put("threshold", "7"));
  }

  @Test
  void a_threshold_without_a_watch_is_reported() {
    assertThat(ask("trigger", "measure.threshold.crossed")).isEqualTo(ExitCode.OK);
    assertThat(out.toString()).contains("No flow watches such a threshold");
    assertThat(triggered.get(0).getJsonObject("overrides")).isEqualTo(new JsonObject());
  }

  @Test
  void an_error_of_the_simulator_is_reported() {
    assertThat(ask("trigger", "datasource.refresh.failed", "--override", "source=Nowhere"))
        .isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("error: No such source.");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void an_unknown_kind_lists_the_known_ones() {
    assertThat(ask("trigger", "segment.crossed")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString())
        .contains("there is no trigger kind \"segment.crossed\"")
        .contains("hint:  use one of datasource.refresh.failed, ");
    assertThat(triggered).isEmpty();
  }

  @Test
  void a_real_environment_cannot_be_triggered() throws IOException {
    note(Optional.empty());
    assertThat(ask("trigger", "refresh.completed")).isEqualTo(ExitCode.FAILED);
    assertThat(err.toString()).contains("code:  no-simulator");
  }

  @Test
  void errors_of_the_api_keep_their_hint_and_code() {
    assertThat(ask("explain", "nope")).isEqualTo(ExitCode.FAILED);
    assertThat(err.toString().lines())
        .containsExactly(
            "error: there is no event \"nope\"",
            "hint:  GET /api/v1/events lists them",
            "code:  unknown-event");
    assertThat(ask("events", "--limit", "0")).isEqualTo(ExitCode.USAGE);
    assertThat(ask("events", "--limit", "many")).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void without_a_hub_the_exit_code_is_unreachable() throws IOException {
    RunFile.remove(data);
    assertThat(ask("quota")).isEqualTo(ExitCode.UNREACHABLE);
    assertThat(err.toString()).contains("start a hub with \"./sluice demo\"");
    assertThat(run("quota", "--url", "http://127.0.0.1:1")).isEqualTo(ExitCode.UNREACHABLE);
    assertThat(err.toString()).contains("http://127.0.0.1:1/api/v1 does not answer");
  }

  @Test
  void a_url_and_a_token_can_be_given() {
    String url = console.uri().toString();
    assertThat(run("quota", "--url", url + "/", "--token", TOKEN)).isEqualTo(ExitCode.OK);
    assertThat(run("quota", "--url", url + "/api/v1", "--token", TOKEN)).isEqualTo(ExitCode.OK);
    assertThat(run("quota", "--url", url)).isEqualTo(ExitCode.FAILED);
    assertThat(err.toString()).contains("code:  no-token");
    assertThat(run("quota", "--url", "127.0.0.1:80")).isEqualTo(ExitCode.USAGE);
    assertThat(run("quota", "--url", "http://a b")).isEqualTo(ExitCode.USAGE);
  }

  @Test
  void a_bare_group_prints_its_help() {
    assertThat(run("flow")).isEqualTo(ExitCode.OK);
    assertThat(out.toString()).contains("list").contains("pause").contains("resume");
  }

  @Test
  void every_command_has_a_description_and_help() {
    for (Class<?> command : Subcommands.ALL) {
      CommandLine line = new CommandLine(command);
      assertThat(line.getCommandSpec().usageMessage().description()).isNotEmpty();
      assertThat(line.getCommandSpec().mixinStandardHelpOptions()).isTrue();
    }
  }
}
