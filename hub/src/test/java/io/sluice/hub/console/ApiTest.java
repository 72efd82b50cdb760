package io.sluice.hub.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.hub.bus.Failure;
import io.sluice.hub.store.EventRepeats;
import io.sluice.hub.store.Gap;
import io.sluice.hub.store.Ruling;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class ApiTest {
  private FakeHub hub;
  private ConsoleFixture console;

  @BeforeEach
  void open(Vertx vertx) {
    hub = new FakeHub(vertx).filled();
    console = ConsoleFixture.open(vertx, hub);
  }

  @Test
  void events_carry_exactly_the_documented_fields() {
    assertThat(console.get("/api/v1/events?limit=1").text())
        .isEqualTo(
            "{\"items\":[{\"id\":\"event-2\",\"kind\":\"datasource.refresh.failed\","
                + "\"occurredAt\":\"2026-11-21T08:58:22Z\",\"recordedAt\":\"2026-11-21T08:58:22Z\","
                + "\"subject\":\"Contoso_Loyalty\",\"subjectId\":\"id-Contoso_Loyalty\","
                + "\"connection\":\"contoso\",\"watch\":\"watch-Contoso_Loyalty\","
                + "\"summary\":\"\","
                + "\"data\":{\"failures\":2}}],\"next\":\"1\"}");
  }

  @Test
  void pages_follow_each_other_without_gap_or_repeat() {
    for (int i = 3; i <= 130; i++) {
      hub.store.events.add(0, FakeHub.event(i, "refresh.completed", "Full refresh", "{}"));
    }
    List<String> seen = new ArrayList<>();
    String cursor = "";
    do {
      JsonObject page = console.get("/api/v1/events?limit=40" + cursor).json();
      ids(page).forEach(seen::add);
      cursor = page.getString("next") == null ? "" : "&cursor=" + page.getString("next");
    } while (!cursor.isEmpty());
    assertThat(seen)
        .containsExactlyElementsOf(hub.store.events.stream().map(event -> event.id()).toList());
  }

  @Test
  void filters_narrow_lists() {
    assertThat(ids(console.get("/api/v1/events?kind=segment.threshold.crossed").json()))
        .containsExactly("event-1");
    assertThat(ids(console.get("/api/v1/events?subject=Contoso_Loyalty").json()))
        .containsExactly("event-2");
    assertThat(ids(console.get("/api/v1/runs?status=Failed&flow=notify-owners").json()))
        .containsExactly("run-2");
    assertThat(console.get("/api/v1/decisions?verdict=filtered").json().getJsonArray("items"))
        .hasSize(1);
  }

  @Test
  void an_event_comes_with_its_decisions_and_the_latest_evaluation() {
    hub.store.watches.add(FakeHub.watch("Contoso_Loyalty", "1", "0"));
    JsonObject event = console.get("/api/v1/events/event-2").json();
    assertThat(event.getJsonArray("decisions")).hasSize(2);
    JsonObject filtered = event.getJsonArray("decisions").getJsonObject(1);
    assertThat(filtered.getJsonArray("terms").getJsonObject(0).getString("value"))
        .isEqualTo("false");
    assertThat(event.getValue("duplicates")).isNull();
    assertThat(event.getJsonObject("latest").getString("evaluation")).contains("is above");
    assertThat(console.get("/api/v1/events/event-1").json().getValue("latest")).isNotNull();
  }

  @Test
  void a_repeated_event_shows_its_count_and_the_reason_it_was_ignored() {
    hub.store.repeats.put("event-2", new EventRepeats(3, FakeHub.START));
    JsonObject duplicates =
        console.get("/api/v1/events/event-2").json().getJsonObject("duplicates");
    assertThat(duplicates.getString("verdict")).isEqualTo("duplicate");
    assertThat(duplicates.getInteger("count")).isEqualTo(3);
    assertThat(duplicates.getString("lastAt")).isEqualTo(FakeHub.START.toString());
  }

  @Test
  void a_verdict_of_a_newer_version_is_shown_as_it_is() {
    hub.store.decisions.add(0, FakeHub.decision(1, "notify-owners", "deferred", "later", null));
    assertThat(first("/api/v1/decisions").getString("verdict")).isEqualTo("deferred");
  }

  @Test
  void the_page_has_an_icon_for_every_verdict() throws IOException {
    String format;
    try (InputStream file = HttpReply.class.getResourceAsStream("/console/format.js")) {
      format = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
    }
    for (String word : Ruling.kept()) {
      assertThat(format).containsPattern("\n  \"?" + word + "\"?: \\[");
    }
  }

  @Test
  void gaps_list_missed_periods_and_sources_list_overdue_refreshes() {
    hub.store.gaps.add(
        new Gap("contoso", "jobs", FakeHub.START, FakeHub.START, "may have missed", FakeHub.START));
    assertThat(first("/api/v1/gaps").getString("reason")).isEqualTo("may have missed");
    hub.sources.set(0, FakeHub.overdue("watch.stale", "VIP"));
    JsonObject source = first("/api/v1/sources");
    assertThat(source.getString("pace")).isEqualTo("as configured");
    assertThat(source.getJsonArray("overdue").getJsonObject(0).getString("subject"))
        .isEqualTo("VIP");
  }

  @Test
  void events_of_the_hub_s_own_kinds_can_be_asked_for() {
    assertThat(console.get("/api/v1/events?kind=refresh.missed").status()).isEqualTo(200);
    assertThat(console.get("/api/v1/decisions?kind=refresh.missed").status()).isEqualTo(400);
  }

  @Test
  void a_run_comes_with_its_steps() {
    JsonObject run = console.get("/api/v1/runs/run-2").json();
    assertThat(run.getString("status")).isEqualTo("Failed");
    assertThat(run.getJsonArray("steps").getJsonObject(0).getString("error"))
        .isEqualTo("503 from the channel");
    JsonObject step = run.getJsonArray("steps").getJsonObject(0);
    assertThat(step.getJsonObject("tracked").getString("segment")).isEqualTo("High value");
    assertThat(step.getJsonArray("notes").getString(0)).startsWith("outcome unknown");
  }

  @Test
  void flows_are_paused_and_resumed_with_a_reason() {
    String holiday = "{\"reason\":\"holiday\"}";
    JsonObject paused = console.post("/api/v1/flows/notify-owners/pause", holiday).json();
    assertThat(paused.getString("state")).isEqualTo("paused");
    assertThat(console.post("/api/v1/flows/notify-owners/resume", "").json().getString("state"))
        .isEqualTo("enabled");
    assertThat(hub.asked)
        .containsExactly("pause notify-owners: holiday", "resume notify-owners: resumed by a user");
  }

  @Test
  void runs_are_resubmitted_and_cancelled() {
    ConsoleFixture.Answer again = console.post("/api/v1/runs/run-2/resubmit", "{}");
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.json().getString("runId")).isEqualTo("run-2-again");
    assertThat(console.post("/api/v1/runs/run-1/cancel", "{}").status()).isEqualTo(200);
    assertThat(hub.asked).containsExactly("resubmit run-2", "cancel run-1: cancelled by a user");
  }

  @Test
  void flows_and_watches_are_explained() {
    ConsoleFixture.Answer flow = console.get("/api/v1/flows/night-shift/explain");
    assertThat(flow.json().getString("sentence")).startsWith("The flow is paused");
    assertThat(flow.json().getJsonArray("decisions")).isNotEmpty();
    assertThat(console.get("/api/v1/flows/nobody/explain").status()).isEqualTo(404);
    assertThat(first("/api/v1/watches?watch=watch-High_Value").getString("standing"))
        .isEqualTo("heard");
    assertThat(console.get("/api/v1/watches?watch=nobody").status()).isEqualTo(404);
  }

  @Test
  void status_lists_are_complete() {
    assertThat(first("/api/v1/quota").getString("bucket"))
        .isEqualTo("customer-insights:contoso/main");
    assertThat(first("/api/v1/quota").getJsonArray("perSecond")).hasSize(60);
    assertThat(first("/api/v1/quota").getJsonObject("outlook").fieldNames())
        .containsExactly(
            "allowed",
            "free",
            "cooling",
            "waiting",
            "nextFreeSeconds",
            "queueEmptySeconds",
            "nextWindowCalls",
            "nextWindowTaken");
    assertThat(first("/api/v1/watches").getString("threshold")).isEqualTo("1000");
    assertThat(first("/api/v1/sources").getInteger("callsPerSweep")).isEqualTo(5);
    assertThat(first("/api/v1/flows").getString("name")).isEqualTo("night-shift");
    assertThat(first("/api/v1/inbox").getString("channel")).isEqualTo("teams");
    assertThat(console.get("/api/v1/info").json().getString("mode")).isEqualTo("live");
  }

  @Test
  void the_index_lists_every_route_with_a_sentence() {
    JsonArray items = console.get("/api/v1").json().getJsonArray("items");
    assertThat(items).hasSizeGreaterThan(30);
    for (int i = 0; i < items.size(); i++) {
      assertThat(items.getJsonObject(i).getString("doc")).endsWith(".");
    }
  }

  @Test
  void a_bad_parameter_is_named_with_its_rule_and_value() {
    ConsoleFixture.Answer answer = console.get("/api/v1/events?limit=0");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text())
        .isEqualTo(
            "{\"error\":{\"code\":\"bad-parameter\",\"message\":\"\\\"limit\\\" is \\\"0\\\"\","
                + "\"hint\":\"limit must be a whole number from 1 to 1000\"}}");
    assertThat(console.get("/api/v1/events?kind=segment.crossed").status()).isEqualTo(400);
    assertThat(console.get("/api/v1/info?x=1").status()).isEqualTo(400);
    assertThat(console.post("/api/v1/flows/night-shift/pause", "{\"raeson\":\"x\"}").status())
        .isEqualTo(400);
    assertThat(console.post("/api/v1/flows/night-shift/pause", "[1]").code()).isEqualTo("bad-body");
    assertThat(console.post("/api/v1/flows/night-shift/pause", "{\"reason\":7}").status())
        .isEqualTo(400);
  }

  @Test
  void an_unknown_resource_is_404_with_a_hint_how_to_find_it() {
    assertThat(console.get("/api/v1/events/nope").text())
        .isEqualTo(
            "{\"error\":{\"code\":\"unknown-event\",\"message\":\"there is no event \\\"nope\\\"\","
                + "\"hint\":\"GET /api/v1/events lists them\"}}");
    assertThat(console.get("/api/v1/runs/nope").code()).isEqualTo("unknown-run");
    assertThat(console.post("/api/v1/runs/nope/cancel", "").code()).isEqualTo("unknown-run");
    assertThat(console.post("/api/v1/flows/nope/pause", "").code()).isEqualTo("unknown-flow");
    assertThat(console.get("/nowhere").code()).isEqualTo("unknown-path");
    assertThat(hub.asked).isEmpty();
  }

  @Test
  void another_method_is_405_with_the_allowed_ones() {
    ConsoleFixture.Answer answer = console.post("/api/v1/events", "");
    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.header("Allow")).isEqualTo("GET, HEAD");
    assertThat(console.get("/api/v1/runs/run-1/cancel").header("Allow")).isEqualTo("POST");
  }

  @Test
  void head_has_the_length_and_no_body() {
    ConsoleFixture.Answer answer = console.send("HEAD", "/api/v1/info", Map.of(), "");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(Integer.parseInt(answer.header("Content-Length"))).isPositive();
    assertThat(answer.body().length()).isZero();
  }

  @Test
  void failures_of_other_parts_get_the_right_status() {
    expect(Failure.REJECTED, "/api/v1/runs/run-2", 409, "conflict");
    expect(Failure.THROTTLED, "/api/v1/quota", 429, "quota");
    expect(Failure.UPSTREAM, "/api/v1/sources", 502, "upstream");
    expect(Failure.TIMEOUT, "/api/v1/flows", 504, "timeout");
    expect(Failure.UNKNOWN, "/api/v1/flows", 503, "starting");
    expect(Failure.BUG, "/api/v1/flows", 500, "internal");
    assertThat(console.get("/api/v1/flows").text()).doesNotContain("secret detail");
  }

  @Test
  void a_store_in_trouble_is_503_with_retry_after() {
    hub.store.broken = "The disk is full: free some space";
    ConsoleFixture.Answer answer = console.get("/api/v1/events");
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.header("Retry-After")).isEqualTo("5");
    assertThat(answer.text()).contains("The disk is full: free some space");
  }

  @Test
  void data_that_is_no_json_is_shown_as_text() {
    hub.store.events.add(0, FakeHub.event(3, "refresh.completed", "Full refresh", "not json"));
    assertThat(first("/api/v1/events").getString("data")).isEqualTo("not json");
  }

  private void expect(Failure failure, String path, int status, String code) {
    hub.refuse(failure, "secret detail");
    ConsoleFixture.Answer answer = console.get(path);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.code()).isEqualTo(code);
    assertThat(answer.headers().contains("Retry-After")).isEqualTo(status == 429 || status == 503);
  }

  private JsonObject first(String path) {
    return console.get(path).json().getJsonArray("items").getJsonObject(0);
  }

  private static List<String> ids(JsonObject page) {
    return page.getJsonArray("items").stream()
        .map(item -> ((JsonObject) item).getString("id"))
        .toList();
  }
}
