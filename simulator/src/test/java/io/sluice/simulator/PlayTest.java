package io.sluice.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Scenarios in a running simulator. */
@ExtendWith(VertxExtension.class)
class PlayTest {
  private static final SimulatorConfig USUAL =
      SimulatorConfig.defaults(InstantSource.system())
          .withApi(ApiOptions.documented().withoutAuth());
  private static final String OUTAGE =
      """
      scenario: Out for a while
      description: The API breaks twice.
      length: 10m
      steps:
      - {at: PT1M, break: {fault: status, status: 503, where: api, for: PT2M}}
      - {at: PT5M, throttle: {for: PT1M}}
      - {at: PT7M, break: {fault: status, status: 500, where: Get-all-segments}}
      - {after: {task: merge}, do: refreshSource, dataSource: Loyalty}
      - {at: PT8M, restore: all}
      expect:
      - {event: unification.completed, times: 0}
      """;

  private static HttpResponse<Buffer> post(Bench bench, String path, String body) {
    return bench.plain(HttpMethod.POST, "/_sim/" + path, body);
  }

  private static JsonObject scenario(Bench bench) {
    return bench.sim(HttpMethod.GET, "scenario", "");
  }

  private static int segments(Bench bench) {
    String path = "/v1/instances/" + bench.simulator.instanceId() + "/manage/segments";
    return bench.plain(HttpMethod.GET, path, "").statusCode();
  }

  private static List<Boolean> done(JsonObject scenario) {
    List<Boolean> done = new ArrayList<>();
    JsonArray steps = scenario.getJsonArray("steps");
    steps.forEach(step -> done.add(((JsonObject) step).getBoolean("done")));
    return done;
  }

  @Test
  void without_a_scenario_the_names_are_listed(Vertx vertx) {
    try (Bench bench = new Bench(vertx, USUAL)) {
      JsonObject none = scenario(bench);
      assertThat(none.getValue("scenario")).isNull();
      assertThat(none.containsKey("scenario")).isTrue();
      assertThat(none.getJsonArray("bundled")).contains("failing-source", "api-outage");
      assertThat(none.containsKey("steps")).isFalse();
    }
  }

  @Test
  void a_scenario_starts_now_and_its_faults_follow_the_clock(Vertx vertx) {
    try (Bench bench = new Bench(vertx, USUAL)) {
      post(bench, "../teams/ops", "{}");
      HttpResponse<Buffer> begun = post(bench, "scenario", OUTAGE);
      assertThat(begun.statusCode()).as(begun.bodyAsString()).isEqualTo(202);
      JsonObject told = begun.bodyAsJsonObject();
      assertThat(told).isEqualTo(scenario(bench));
      assertThat(told.getString("scenario")).isEqualTo("Out for a while");
      assertThat(told.getString("start")).isEqualTo(Bench.NOW.toString());
      assertThat(told.getString("ends")).isEqualTo("2026-03-02T10:10:00Z");
      assertThat(told.getString("length")).isEqualTo("PT10M");
      assertThat(told.getJsonArray("steps").getJsonObject(0).getJsonObject("rule"))
          .isEqualTo(
              new JsonObject(
                  "{'fault':'status','status':503,'where':'api','for':'PT2M'}".replace('\'', '"')));
      assertThat(
              told.getJsonArray("steps").getJsonObject(3).getJsonObject("after").getString("task"))
          .isEqualTo("merge");
      assertThat(done(told)).containsOnly(false);
      List<Integer> statuses = new ArrayList<>();
      for (int minute = 0; minute < 9; minute++) {
        statuses.add(segments(bench));
        bench.clock.forward(Duration.ofMinutes(1));
      }
      assertThat(statuses).containsExactly(200, 503, 503, 200, 200, 429, 200, 500, 200);
      assertThat(done(scenario(bench))).containsExactly(true, true, true, false, true);
      assertThat(bench.sim(HttpMethod.GET, "faults", "").getJsonArray("rules")).isEmpty();
    }
  }

  @Test
  void a_jump_of_the_clock_applies_faults_in_order(Vertx vertx) {
    try (Bench bench = new Bench(vertx, USUAL)) {
      post(bench, "scenario?clock=start", OUTAGE);
      assertThat(bench.sim(HttpMethod.GET, "clock", "").getString("mode")).isEqualTo("paused");
      post(bench, "clock", "{\"action\":\"advance\",\"to\":\"2026-01-05T08:02:59Z\"}");
      assertThat(segments(bench)).isEqualTo(503);
      post(bench, "clock", "{\"action\":\"step\",\"by\":\"PT1S\"}");
      assertThat(segments(bench)).isEqualTo(200);
      post(bench, "clock", "{\"action\":\"step\",\"by\":\"PT4M30S\"}");
      assertThat(segments(bench)).isEqualTo(500);
      post(bench, "clock", "{\"action\":\"step\",\"by\":\"PT1H\"}");
      assertThat(segments(bench)).isEqualTo(200);
    }
  }

  @Test
  void the_clock_goes_to_the_start_of_the_scenario_even_back_because_the_world_is_new(Vertx vertx) {
    try (Bench bench = new Bench(vertx, USUAL)) {
      JsonObject told = post(bench, "scenario?clock=start", OUTAGE).bodyAsJsonObject();
      assertThat(told.getString("start")).isEqualTo("2026-01-05T08:00:00Z");
      JsonObject clock = bench.sim(HttpMethod.GET, "clock", "");
      assertThat(clock.getString("now")).isEqualTo("2026-01-05T08:00:00Z");
      assertThat(clock.getString("mode")).isEqualTo("paused");
      bench.clock.forward(Duration.ofDays(1));
      assertThat(scenario(bench).getString("now")).isEqualTo("2026-01-05T08:00:00Z");
    }
  }

  @Test
  void a_bundled_scenario_reports_its_expectations(Vertx vertx) {
    try (Bench bench = new Bench(vertx, USUAL)) {
      assertThat(post(bench, "scenario", "{\"name\":\"api-outage\"}").statusCode()).isEqualTo(202);
      assertThat(verdicts(bench)).containsExactly("open", "open", "open", "open");
      bench.clock.forward(Duration.ofMinutes(11));
      assertThat(verdicts(bench)).containsExactly("holds", "holds", "holds", "holds");
      JsonObject first =
          bench
              .sim(HttpMethod.GET, "scenario/expectations", "")
              .getJsonArray("expectations")
              .getJsonObject(0);
      assertThat(first.getInteger("happened")).isEqualTo(1);
    }
  }

  private static List<String> verdicts(Bench bench) {
    List<String> found = new ArrayList<>();
    bench
        .sim(HttpMethod.GET, "scenario/expectations", "")
        .getJsonArray("expectations")
        .forEach(row -> found.add(((JsonObject) row).getString("verdict")));
    return found;
  }

  @Test
  void a_restored_world_has_the_fault_rules_of_the_snapshot(Vertx vertx) {
    try (Bench bench = new Bench(vertx, USUAL)) {
      post(bench, "scenario", OUTAGE);
      bench.clock.forward(Duration.ofSeconds(90));
      bench.plain(HttpMethod.PUT, "/_sim/snapshots/out", "");
      bench.clock.forward(Duration.ofMinutes(8));
      assertThat(segments(bench)).isEqualTo(200);
      post(bench, "snapshots/out", "");
      assertThat(segments(bench)).isEqualTo(503);
      bench.plain(HttpMethod.DELETE, "/_sim/faults", "");
      assertThat(segments(bench)).isEqualTo(200);
      post(bench, "reset", "");
      assertThat(scenario(bench).getValue("scenario")).isNull();
    }
  }

  @Test
  void a_simulator_starts_with_a_scenario_at_its_time(Vertx vertx) {
    try (Bench bench = new Bench(vertx, USUAL.withSeed(3).withScenario("failing-source"))) {
      JsonObject told = scenario(bench);
      assertThat(told.getInteger("seed")).isEqualTo(7);
      assertThat(told.getString("now")).isEqualTo("2026-01-05T08:00:00Z");
      assertThat(bench.sim(HttpMethod.GET, "clock", "").getString("mode")).isEqualTo("running");
      bench.clock.forward(Duration.ofMinutes(4));
      assertThat(verdicts(bench)).containsOnly("holds");
    }
  }

  @Test
  void a_simulator_starts_with_a_scenario_file_or_reports_its_errors(
      Vertx vertx, @TempDir Path folder) throws IOException {
    Path file = folder.resolve("own.yaml");
    Files.writeString(file, OUTAGE);
    try (Bench bench = new Bench(vertx, USUAL.withScenario(file.toString()))) {
      assertThat(scenario(bench).getString("scenario")).isEqualTo("Out for a while");
      assertThat(bench.sim(HttpMethod.POST, "reset", "").getString("environment"))
          .isEqualTo("retailer");
    }
    Files.writeString(file, OUTAGE.replace("503", "5030"));
    for (String wrong : List.of(file.toString(), folder.resolve("none.yml").toString(), "none")) {
      assertThatThrownBy(() -> Bench.await(Simulator.start(vertx, USUAL.withScenario(wrong))))
          .hasMessageContaining(
              wrong.endsWith("own.yaml") ? "own.yaml: line 5, steps[0].break.status" : wrong);
    }
  }
}
