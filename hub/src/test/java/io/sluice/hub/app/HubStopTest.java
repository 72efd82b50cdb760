package io.sluice.hub.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.sluice.hub.metrics.Meters;
import io.sluice.hub.outbound.Attempt;
import io.sluice.hub.outbound.Outbound.HttpAnswer;
import io.sluice.hub.outbound.Outbound.HttpCall;
import io.sluice.hub.outbound.Outbound.MailAnswer;
import io.sluice.hub.outbound.Outbound.MailCall;
import io.sluice.hub.outbound.Target;
import io.sluice.hub.outbound.Transport;
import io.sluice.hub.store.StoreConfig;
import io.sluice.hub.store.jdbc.JdbcStore;
import io.sluice.hub.store.jdbc.StoreThreads;
import io.sluice.hub.time.VirtualTime;
import io.sluice.simulator.Simulator;
import io.sluice.simulator.SimulatorConfig;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Stopping a hub while a called service keeps it waiting. */
class HubStopTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  /** Nothing on this way takes time but the store, and that one takes none here. */
  private static final Duration AT_ONCE = Duration.ofSeconds(1);

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"5", "90", "119", "600"})
  void a_hub_that_was_asked_to_pause_stops_at_once(String seconds) throws IOException {
    Map<String, String> headers = Map.of("retry-after", seconds);
    stopsAtOnce(
        new Other(Future.succeededFuture(new HttpAnswer(429, headers, Buffer.buffer("{}")))));
  }

  @Test
  void a_hub_whose_calls_are_not_answered_stops_at_once() throws IOException {
    stopsAtOnce(new Other(Promise.<HttpAnswer>promise().future()));
  }

  private void stopsAtOnce(Other other) throws IOException {
    try (VirtualTime clock = new VirtualTime(Instant.parse("2026-03-04T06:00:00Z"))) {
      Simulator simulator =
          clock.await(
              Simulator.start(
                  clock.vertx(), SimulatorConfig.defaults(clock).withSinks(DemoFolder.sinks())),
              LONG);
      JdbcStore store =
          JdbcStore.open(
              StoreConfig.inMemory(),
              StoreThreads.inline(),
              clock,
              new Meters(new PrometheusMeterRegistry(PrometheusConfig.DEFAULT)));
      Hub hub =
          clock.await(
              new HubAssembly(
                      HubPlatform.of(
                          clock.vertx(),
                          clock,
                          new PrometheusMeterRegistry(PrometheusConfig.DEFAULT)),
                      store)
                  .withTransport(other)
                  .start(DemoFolder.prepare(folder).config(simulator, 0)),
              LONG);
      clock.run(Duration.ofSeconds(5));
      assertThat(other.calls).isPositive();
      int before = other.calls;

      clock.await(hub.stop(), AT_ONCE);
      clock.run(Duration.ofHours(1));

      assertThat(other.calls).as("nothing is sent by a hub that has stopped").isEqualTo(before);
    }
  }

  /** Answers every call alike; the token endpoint as it should. */
  private static final class Other implements Transport {
    private final Future<HttpAnswer> answer;
    private int calls;

    Other(Future<HttpAnswer> answer) {
      this.answer = answer;
    }

    @Override
    public Future<HttpAnswer> http(HttpCall call, Target target, Attempt attempt) {
      attempt.sending();
      if (call.uri().getPath().endsWith("/token")) {
        String token = "{\"access_token\":\"t\",\"expires_in\":3600,\"token_type\":\"Bearer\"}";
        return Future.succeededFuture(new HttpAnswer(200, Map.of(), Buffer.buffer(token)));
      }
      calls++;
      return answer;
    }

    @Override
    public Future<MailAnswer> mail(MailCall call, Attempt attempt) {
      throw new IllegalStateException("nothing is mailed here");
    }

    @Override
    public Future<Void> close() {
      return Future.succeededFuture();
    }
  }
}
