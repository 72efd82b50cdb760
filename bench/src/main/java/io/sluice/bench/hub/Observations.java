package io.sluice.bench.hub;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.sluice.hub.bus.Bus;
import io.sluice.hub.connector.Connector;
import io.sluice.hub.connector.ConnectorVerticle;
import io.sluice.hub.connector.Connectors;
import io.sluice.hub.flow.FlowCatalogue;
import io.sluice.hub.flow.FlowConfig;
import io.sluice.hub.flow.FlowVerticle;
import io.sluice.hub.metrics.Meters;
import io.sluice.hub.outbound.Outcome;
import io.sluice.hub.source.SourceConfig;
import io.sluice.hub.source.SourceVerticle;
import io.sluice.hub.store.Query;
import io.sluice.hub.store.RowFilter;
import io.sluice.hub.store.StoreConfig;
import io.sluice.hub.store.jdbc.JdbcStore;
import io.sluice.hub.store.jdbc.StoreThreads;
import io.sluice.hub.trigger.TriggerKind;
import io.sluice.hub.trigger.TriggerKinds;
import io.sluice.hub.trigger.TriggerVerticle;
import io.vertx.core.Future;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Observations a second, from the API's answer through source, trigger and flow to a decision on
 * disk. Time between sweeps is virtual, work and disk are real; all of it shares one thread.
 */
public final class Observations {
  private static final Duration INTERVAL = Duration.ofSeconds(60);
  private static final Duration LONG = Duration.ofMinutes(10);
  private static final int SEGMENTS = 1_000;
  private static final int WARM_UP = 20;
  private static final int SWEEPS = 60;

  /** Hears of each crossing and starts nothing, so that decisions are measured and not runs. */
  private static final String FLOW =
      """
      {"triggers": {"When": {"type": "OpenApiConnection",
        "conditions": [{"expression": "@greater(triggerBody()?['data']?['value'], 9000)"}],
        "inputs": {
          "host": {"apiId": "/providers/Microsoft.PowerApps/apis/shared_customerinsights",
                   "operationId": "OnSegmentThresholdCrossed"},
          "parameters": {"segmentName": "S%d", "threshold": 1000}}}},
       "actions": {"Keep": {"type": "Compose", "runAfter": {}, "inputs": 1}}}
      """;

  private Observations() {}

  /** Measures sweeps in which nothing crosses, and such in which everything does. */
  public static void run(PrintStream out) throws Exception {
    for (boolean crossing : new boolean[] {false, true}) {
      try (World world = new World(crossing)) {
        world.sweep(WARM_UP);
        long decisions = world.decisions();
        long start = System.nanoTime();
        world.sweep(SWEEPS);
        double seconds = (System.nanoTime() - start) / 1e9;
        out.printf(
            "%-28s %8.0f observations/s  %8.0f decisions/s  %6.1f ms a sweep of %d segments%n",
            crossing ? "all cross in every other" : "none crosses",
            SWEEPS * SEGMENTS / seconds,
            (world.decisions() - decisions) / seconds,
            1_000 * seconds / SWEEPS,
            SEGMENTS);
      }
    }
  }

  /**
   * The hub's own verticles at an API of a thousand segments that are evaluated at each reading.
   */
  private static final class World implements AutoCloseable {
    private final Path folder = Files.createTempDirectory("sluice-bench");
    private final VirtualTime virtual = new VirtualTime(Instant.parse("2026-03-01T10:00:00Z"));
    private final Bus bus = Bus.install(virtual.vertx());
    private final boolean crossing;
    private final JdbcStore store;
    private int readings;

    World(boolean crossing) throws IOException {
      this.crossing = crossing;
      Meters meters = new Meters(new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
      store = JdbcStore.open(StoreConfig.in(folder), StoreThreads.inline(), virtual, meters);
      FlowConfig flows = FlowConfig.defaults().withFolder(flows()).withPollEvery(LONG);
      FlowCatalogue catalogue = new FlowCatalogue(flows, (operation, parameters) -> List.of());
      SourceConfig source = SourceConfig.of("bench", "instance", INTERVAL).withAdapt(false);
      await(virtual.vertx().deployVerticle(new ConnectorVerticle(bus, new Api(this::answer))));
      for (TriggerKind kind : TriggerKinds.ALL) {
        await(virtual.vertx().deployVerticle(new TriggerVerticle(bus, kind, meters)));
      }
      await(
          virtual.vertx().deployVerticle(new FlowVerticle(catalogue, bus, store, virtual, meters)));
      await(
          virtual
              .vertx()
              .deployVerticle(new SourceVerticle(bus, source, store.history(), virtual, meters)));
    }

    void sweep(int times) {
      virtual.run(INTERVAL.multipliedBy(times));
    }

    long decisions() {
      long count = 0;
      String cursor = null;
      do {
        var page = await(store.history().decisions(new Query(1_000, cursor, RowFilter.NONE)));
        count += page.items().size();
        cursor = page.next();
      } while (cursor != null);
      return count;
    }

    private <T> T await(Future<T> future) {
      return virtual.await(future, LONG);
    }

    private Path flows() throws IOException {
      Path flows = Files.createDirectories(folder.resolve("flows"));
      for (int i = 0; i < SEGMENTS; i++) {
        Files.writeString(flows.resolve("segment-" + i + ".json"), FLOW.formatted(i));
      }
      return flows;
    }

    private Future<Connectors.Answer> answer(Connectors.Call call) {
      Object body = call.operation().equals("ListSegments") ? segments() : List.of();
      return Future.succeededFuture(
          new Connectors.Answer(Outcome.SUCCEEDED, 200, Map.of(), body, null, Optional.empty()));
    }

    private List<Object> segments() {
      boolean above = crossing && ++readings % 2 == 0;
      List<Object> segments = new ArrayList<>();
      for (int i = 0; i < SEGMENTS; i++) {
        Map<String, Object> evaluation = new LinkedHashMap<>();
        evaluation.put("jobStatus", "CompletedSuccess");
        evaluation.put("entityCount", above ? 5_000L : 500L);
        evaluation.put("evaluationDate", virtual.instant().toString());
        Map<String, Object> segment = new LinkedHashMap<>();
        segment.put("name", "S" + i);
        segment.put("friendlyName", "Segment " + i);
        segment.put("createdUtc", "2026-01-01T00:00:00Z");
        segment.put("evaluationStatus", evaluation);
        segments.add(segment);
      }
      return segments;
    }

    @Override
    public void close() throws Exception {
      await(store.close());
      virtual.close();
      BenchStore.delete(folder);
    }
  }

  /** The API in memory, as the connector of the environment. */
  private record Api(Function<Connectors.Call, Future<Connectors.Answer>> answer)
      implements Connector {
    @Override
    public String name() {
      return Connectors.CUSTOMER_INSIGHTS;
    }

    @Override
    public List<Operation> operations() {
      return List.of();
    }

    @Override
    public Future<Connectors.Answer> call(Connectors.Call call) {
      return answer.apply(call);
    }
  }
}
