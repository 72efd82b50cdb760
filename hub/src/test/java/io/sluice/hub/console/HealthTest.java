package io.sluice.hub.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.hub.bus.Failure;
import io.sluice.hub.store.StoreUnavailableException;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class HealthTest {
  private FakeHub hub;
  private ConsoleFixture console;

  @BeforeEach
  void open(Vertx vertx) {
    hub = new FakeHub(vertx).filled();
    console = ConsoleFixture.open(vertx, hub);
  }

  @Test
  void healthy_means_event_loop_and_store() {
    assertThat(console.get("/-/healthy").text()).isEqualTo("{\"status\":\"healthy\"}");
    hub.store.broken = "disk full at /home/somebody";
    ConsoleFixture.Answer answer = console.get("/-/healthy");
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.text()).contains("unhealthy").doesNotContain("/home");
  }

  @Test
  void a_failing_store_is_unhealthy_and_reported_without_paths() {
    hub.store.trouble =
        new StoreUnavailableException(
            "The disk is full: free some space", "/home/somebody", new Exception());
    assertThat(console.get("/-/healthy").text())
        .isEqualTo("{\"status\":\"unhealthy\",\"store\":\"The disk is full: free some space\"}");
    ConsoleFixture.Answer ready = console.get("/-/ready");
    assertThat(ready.status()).isEqualTo(503);
    assertThat(ready.text())
        .isEqualTo("{\"status\":\"not ready\",\"store\":\"The disk is full: free some space\"}");
  }

  @Test
  void a_failing_upstream_leaves_the_hub_healthy_but_not_ready() {
    hub.sources.set(0, FakeHub.source("stale", "token endpoint says no: secret"));
    assertThat(console.get("/-/healthy").status()).isEqualTo(200);
    ConsoleFixture.Answer answer = console.get("/-/ready");
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.text())
        .isEqualTo(
            "{\"status\":\"not ready\",\"stale\":[{\"source\":\"contoso\",\"state\":\"stale\","
                + "\"lastSweepAt\":\"2026-11-21T08:59:58Z\"}]}");
  }

  @Test
  void an_overdue_refresh_leaves_the_hub_healthy_but_not_ready_and_discloses_no_names() {
    hub.sources.set(0, FakeHub.overdue("refresh.missed", "secret refresh"));
    assertThat(console.get("/-/healthy").status()).isEqualTo(200);
    ConsoleFixture.Answer answer = console.get("/-/ready");
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.text()).contains("refresh.missed").doesNotContain("secret");
  }

  @Test
  void ready_when_every_source_is_fresh() {
    assertThat(console.get("/-/ready").text()).isEqualTo("{\"status\":\"ready\"}");
  }

  @Test
  void not_ready_while_the_sources_do_not_answer() {
    hub.refuse(Failure.UNKNOWN, "nobody listens");
    assertThat(console.get("/-/ready").status()).isEqualTo(503);
  }

  @Test
  void metrics_are_in_prometheus_text_or_open_metrics() {
    ConsoleFixture.Answer text = console.get("/metrics");
    assertThat(text.header("Content-Type")).startsWith("text/plain; version=0.0.4");
    assertThat(text.text())
        .contains("sluice_events_received_total{kind=\"refresh.completed\"} 1.0");
    ConsoleFixture.Answer open =
        console.send("GET", "/metrics", Map.of("Accept", "application/openmetrics-text"), "");
    assertThat(open.header("Content-Type")).startsWith("application/openmetrics-text");
    assertThat(open.text()).endsWith("# EOF\n");
  }

  @Test
  void an_occupied_port_fails_with_one_sentence(Vertx vertx) {
    ConsoleVerticle second = hub.console(ConsoleConfig.loopback(console.port()), new ManualClock());
    assertThatThrownBy(() -> ConsoleFixture.await(vertx.deployVerticle(second)))
        .hasRootCauseMessage(
            "The console cannot listen on 127.0.0.1:"
                + console.port()
                + ": the port is in use. Stop the program that uses it, or choose another port.");
  }
}
