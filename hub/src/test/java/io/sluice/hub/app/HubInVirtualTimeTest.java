package io.sluice.hub.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.sluice.hub.config.HubConfig;
import io.sluice.hub.metrics.Meters;
import io.sluice.hub.store.Event;
import io.sluice.hub.store.FlowRun;
import io.sluice.hub.store.Query;
import io.sluice.hub.store.StoreConfig;
import io.sluice.hub.store.jdbc.JdbcStore;
import io.sluice.hub.store.jdbc.StoreThreads;
import io.sluice.hub.time.VirtualTime;
import io.sluice.simulator.Simulator;
import io.sluice.simulator.SimulatorConfig;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole hub and the whole simulator, unmodified, over HTTP and SMTP on one virtual loop. */
class HubInVirtualTimeTest {
  private static final Instant START = Instant.parse("2026-03-04T06:00:00Z");
  private static final Duration LONG = Duration.ofMinutes(1);

  @TempDir Path folder;

  @Test
  void all_six_kinds_fire_in_two_minutes_and_every_run_succeeds() throws IOException {
    try (VirtualTime clock = new VirtualTime(START)) {
      Simulator simulator =
          clock.await(
              Simulator.start(
                  clock.vertx(),
                  SimulatorConfig.defaults(clock).withSeed(7).withSinks(DemoFolder.sinks())),
              LONG);
      JdbcStore store = store(clock);
      Hub hub = clock.await(hub(clock, simulator, store), LONG);
      clock.run(Duration.ofSeconds(10));
      assertThat(kinds(clock, store)).containsExactly("datasource.refresh.failed");

      clock.run(Duration.ofSeconds(110));

      assertThat(kinds(clock, store))
          .contains(
              "datasource.refresh.failed",
              "datasource.refresh.succeeded",
              "segment.threshold.crossed",
              "measure.threshold.crossed",
              "refresh.completed",
              "unification.completed");
      assertThat(clock.await(store.runs().list(Query.newest(100)), LONG).items())
          .isNotEmpty()
          .extracting((FlowRun each) -> each.status().text())
          .containsOnly("Succeeded");
      assertThat(get(clock, simulator.port(), "/_sim/inbox/teams").encode())
          .contains("Loyalty programme");
      assertThat(get(clock, simulator.port(), "/_sim/inbox/mail").encode())
          .contains("HighValueCustomers", "Revenue of the month passed");
      assertThat(get(clock, simulator.port(), "/_sim/inbox/webhooks").encode())
          .contains("verified");
      assertThat(get(clock, hub.port(), "/-/ready").getString("status")).isEqualTo("ready");
      clock.await(hub.stop(), LONG);
    }
  }

  private Future<Hub> hub(VirtualTime clock, Simulator simulator, JdbcStore store)
      throws IOException {
    HubConfig config = DemoFolder.prepare(folder).config(simulator, 0);
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    return new HubAssembly(HubPlatform.of(clock.vertx(), clock, registry), store).start(config);
  }

  private static JdbcStore store(VirtualTime clock) {
    Meters meters = new Meters(new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
    return JdbcStore.open(StoreConfig.inMemory(), StoreThreads.inline(), clock, meters);
  }

  private static List<String> kinds(VirtualTime clock, JdbcStore store) {
    return clock.await(store.history().events(Query.newest(1_000)), LONG).items().stream()
        .map(Event::kind)
        .toList();
  }

  private static JsonObject get(VirtualTime clock, int port, String path) {
    Future<JsonObject> read =
        clock
            .vertx()
            .createHttpClient()
            .request(HttpMethod.GET, port, "127.0.0.1", path)
            .compose(HttpClientRequest::send)
            .compose(answer -> answer.body())
            .map(body -> new JsonObject(body));
    return clock.await(read, LONG);
  }
}
