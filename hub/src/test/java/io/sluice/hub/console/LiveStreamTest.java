package io.sluice.hub.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.hub.bus.Failure;
import io.sluice.hub.flow.FlowState;
import io.sluice.hub.flow.Flows;
import io.sluice.hub.source.Sources;
import io.sluice.hub.time.VirtualTime;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runs in virtual time. */
class LiveStreamTest {
  private static final Duration SOON = Duration.ofMillis(10);

  private final VirtualTime virtual = new VirtualTime(FakeHub.START);
  private final StringBuilder received = new StringBuilder();
  private FakeHub hub;
  private ConsoleVerticle console;

  @BeforeEach
  void open() {
    hub = new FakeHub(virtual.vertx()).filled();
    console = hub.console(ConsoleConfig.loopback(0), virtual);
    virtual.await(virtual.vertx().deployVerticle(console), Duration.ofSeconds(5));
  }

  @AfterEach
  void close() {
    virtual.close();
  }

  @Test
  void a_new_viewer_gets_everything_at_once() {
    HttpClientResponse response = view();
    assertThat(response.getHeader("Content-Type")).isEqualTo("text/event-stream");
    virtual.run(SOON);
    assertThat(received.toString()).startsWith("retry: 2000\n\nevent: info\ndata: {");
    for (String feed : List.of("sources", "quota", "watches", "flows", "events", "runs", "inbox")) {
      assertThat(received.toString()).contains("event: " + feed + "\ndata: {\"items\":[{");
    }
    assertThat(received.toString()).contains("event: beat\ndata: {\"now\":\"2026-11-21T09:00:0");
  }

  @Test
  void while_nothing_changes_only_the_beat_is_sent_once_a_second() {
    view();
    virtual.run(Duration.ofSeconds(1));
    received.setLength(0);
    virtual.run(Duration.ofSeconds(3));
    assertThat(received.toString().split("\n\n"))
        .hasSize(3)
        .allMatch(frame -> frame.startsWith("event: beat\n"));
  }

  @Test
  void a_change_of_the_quota_shows_within_a_second() {
    view();
    virtual.run(Duration.ofSeconds(1));
    received.setLength(0);
    hub.buckets.set(0, FakeHub.bucket(37, 0));
    virtual.run(Duration.ofSeconds(1));
    assertThat(received.toString()).contains("event: quota").contains("\"used\":37");
    assertThat(received.toString()).doesNotContain("event: events");
  }

  @Test
  void a_sweep_shows_at_once() {
    view();
    virtual.run(Duration.ofMillis(1100));
    received.setLength(0);
    hub.store.events.add(0, FakeHub.event(3, "refresh.completed", "Full refresh", "{}"));
    hub.bus.publish(
        Sources.SWEPT, new Sources.Swept(FakeHub.SOURCE, virtual.instant(), List.of("event-3")));
    virtual.run(SOON);
    assertThat(received.toString()).contains("event: events").contains("event-3");
  }

  @Test
  void an_event_comes_with_its_verdict_tally() {
    view();
    virtual.run(SOON);
    assertThat(received.toString())
        .contains(
            "\"verdicts\":[{\"verdict\":\"fired\",\"count\":1,\"first\":[{\"flow\":\"notify-owners\",");
  }

  @Test
  void watches_are_read_again_after_a_sweep_and_flows_when_one_has_changed() {
    view();
    virtual.run(Duration.ofMillis(1100));
    received.setLength(0);
    hub.store.watches.add(FakeHub.watch("Other", "7", "1000"));
    hub.flows.add(FakeHub.flow("other", FlowState.ENABLED));
    virtual.run(Duration.ofSeconds(3));
    assertThat(received.toString()).doesNotContain("Other").doesNotContain("\"other\"");

    hub.bus.publish(Sources.SWEPT, new Sources.Swept(FakeHub.SOURCE, virtual.instant(), List.of()));
    virtual.run(SOON);
    assertThat(received.toString()).contains("event: watches").doesNotContain("event: flows");
    hub.bus.publish(Flows.CHANGED, new Flows.FlowsChanged(List.of("other")));
    virtual.run(SOON);
    assertThat(received.toString()).contains("event: flows").contains("\"other\"");
  }

  @Test
  void a_list_that_could_not_be_read_is_read_again_without_a_change() {
    hub.refuse(Failure.UNKNOWN, "not yet");
    view();
    virtual.run(SOON);
    assertThat(received.toString()).contains("event: flows\ndata: {\"problem\"");
    hub.refusal = null;
    virtual.run(Duration.ofSeconds(1));
    assertThat(received.toString()).contains("event: flows\ndata: {\"items\":[{");
  }

  @Test
  void of_many_watches_those_with_a_threshold_are_sent_and_the_total_is_reported() {
    for (int i = 0; i < 300; i++) {
      hub.store.watches.add(FakeHub.watch("Gone" + i, null, "10"));
    }
    hub.store.watches.add(FakeHub.watch("Last", "7", "1000"));
    view();
    virtual.run(SOON);
    assertThat(received.toString()).contains("\"Last\"").contains("\"total\":302");
    assertThat(received.toString().split("\"key\":")).hasSize(Feeds.MAX_WATCHES + 1);
  }

  @Test
  void a_feed_that_fails_reports_the_reason_and_delays_no_other() {
    hub.refuse(Failure.UNKNOWN, "gate.quota: the address has no handler");
    view();
    virtual.run(SOON);
    assertThat(received.toString())
        .contains("event: quota\ndata: {\"problem\":\"gate.quota: the address has no handler\"}")
        .contains("event: events\ndata: {\"items\":[{");
  }

  @Test
  void viewers_beyond_the_bound_get_503_with_retry_after() {
    for (int i = 0; i < LiveStream.MAX_VIEWERS; i++) {
      assertThat(view().statusCode()).isEqualTo(200);
    }
    HttpClientResponse refused = view();
    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.getHeader("Retry-After")).isEqualTo("5");
  }

  @Test
  void a_viewer_that_leaves_makes_room() {
    for (int i = 0; i < LiveStream.MAX_VIEWERS - 1; i++) {
      view();
    }
    HttpClientRequest last = request();
    assertThat(virtual.await(last.send(), SOON).statusCode()).isEqualTo(200);
    last.connection().close();
    virtual.run(SOON);
    assertThat(view().statusCode()).isEqualTo(200);
  }

  private HttpClientResponse view() {
    return virtual.await(
        request()
            .send()
            .onSuccess(response -> response.handler(part -> received.append(part.toString()))),
        Duration.ofSeconds(1));
  }

  /** Opens each viewer on its own connection. */
  private HttpClientRequest request() {
    return virtual.await(
        virtual
            .vertx()
            .createHttpClient()
            .request(HttpMethod.GET, console.port(), "127.0.0.1", "/api/v1/stream"),
        Duration.ofSeconds(1));
  }
}
