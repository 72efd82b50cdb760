package io.sluice.hub.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.hub.connector.Connectors.Answer;
import io.sluice.hub.connector.Connectors.Call;
import io.sluice.hub.connector.customerinsights.CustomerInsightsConfig;
import io.sluice.hub.connector.customerinsights.CustomerInsightsConfig.ApiCredentials;
import io.sluice.hub.connector.customerinsights.CustomerInsightsConfig.Paths;
import io.sluice.hub.connector.customerinsights.CustomerInsightsConnector;
import io.sluice.hub.gate.GateConfig;
import io.sluice.hub.gate.Priority;
import io.sluice.hub.outbound.OutboundWorld;
import io.sluice.hub.outbound.Outcome;
import io.sluice.hub.outbound.Secret;
import io.sluice.simulator.Simulator;
import io.sluice.simulator.SimulatorConfig;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The gate in front of the simulator, HTTP on one virtual loop; counted by the simulator at its
 * socket.
 */
class SimulatedBacklogTest {
  private static final int CALLS = 1_000;

  @TempDir Path folder;

  @Test
  void a_thousand_calls_arrive_at_the_limit_and_never_above_it() throws IOException {
    try (OutboundWorld world = new OutboundWorld(GateConfig.defaults().trustingEmptyLedger())) {
      Simulator simulator = simulator(world);
      CustomerInsightsConnector connector = connector(world, simulator);
      List<Future<Answer>> calls = new ArrayList<>();
      for (int i = 0; i < CALLS; i++) {
        calls.add(connector.call(page(i)));
      }
      world.clock.await(Future.all(calls), Duration.ofMinutes(15));

      assertThat(calls)
          .allSatisfy(call -> assertThat(call.result().outcome()).isEqualTo(Outcome.SUCCEEDED));
      JsonObject ledger = ledger(world, simulator);
      JsonArray arrivals = ledger.getJsonArray("arrivals");
      assertThat(ledger.getInteger("total")).isEqualTo(CALLS);
      assertThat(ledger.getInteger("largestIn60s")).isEqualTo(100);
      assertThat(ledger.getInteger("throttled")).isZero();
      Duration whole =
          Duration.between(at(arrivals.getJsonObject(0)), at(arrivals.getJsonObject(CALLS - 1)));
      assertThat(whole).isLessThanOrEqualTo(Duration.ofSeconds(551));
    }
  }

  private static Simulator simulator(OutboundWorld world) {
    SimulatorConfig config =
        SimulatorConfig.defaults(world.clock).withLatency(Duration.ofMillis(200));
    Simulator simulator =
        world.clock.await(Simulator.start(world.clock.vertx(), config), Duration.ofMinutes(1));
    world.allow("127.0.0.1", simulator.port());
    return simulator;
  }

  private CustomerInsightsConnector connector(OutboundWorld world, Simulator simulator)
      throws IOException {
    var known = simulator.credentials();
    CustomerInsightsConfig config =
        new CustomerInsightsConfig(
            URI.create(simulator.uri() + "/v1"),
            URI.create(simulator.uri() + "/" + known.tenantId() + "/oauth2/v2.0/token"),
            known.tenantId(),
            simulator.instanceId().toString(),
            CustomerInsightsConfig.DEFAULT_SCOPE,
            new ApiCredentials(
                known.clientId(), secret(known.clientSecret()), secret(known.keys().primary())),
            Paths.WORKFLOWS);
    return new CustomerInsightsConnector(config, world.outbound(), world.clock);
  }

  private Secret secret(String value) throws IOException {
    return Secret.file(Files.writeString(Files.createTempFile(folder, "secret", ""), value));
  }

  private static Call page(int number) {
    return new Call(
        "GetItems",
        Map.of("table", "HighValueCustomers", "$top", 1L, "$skip", (long) number),
        Priority.FLOW,
        "paging",
        "page-" + number,
        Duration.ofMinutes(30),
        Duration.ofSeconds(30));
  }

  private static Instant at(JsonObject arrival) {
    return Instant.parse(arrival.getString("at"));
  }

  private static JsonObject ledger(OutboundWorld world, Simulator simulator) {
    var client = world.clock.vertx().createHttpClient();
    Future<JsonObject> read =
        client
            .request(HttpMethod.GET, simulator.port(), "127.0.0.1", "/_sim/ledger")
            .compose(HttpClientRequest::send)
            .compose(answer -> answer.body())
            .map(body -> new JsonObject(body));
    return world.clock.await(read, Duration.ofMinutes(1));
  }
}
