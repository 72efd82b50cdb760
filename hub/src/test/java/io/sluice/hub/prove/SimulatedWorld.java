package io.sluice.hub.prove;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.sluice.hub.app.HubAssembly;
import io.sluice.hub.app.HubPlatform;
import io.sluice.hub.config.HubConfig;
import io.sluice.hub.connector.customerinsights.CustomerInsightsConfig;
import io.sluice.hub.connector.http.HttpConfig;
import io.sluice.hub.connector.table.ConnectorConfigs;
import io.sluice.hub.connector.teams.TeamsConfig;
import io.sluice.hub.console.ConsoleConfig;
import io.sluice.hub.flow.FlowConfig;
import io.sluice.hub.gate.GateConfig;
import io.sluice.hub.metrics.Meters;
import io.sluice.hub.outbound.HostPort;
import io.sluice.hub.outbound.OutboundConfig;
import io.sluice.hub.outbound.Secret;
import io.sluice.hub.source.SourceConfig;
import io.sluice.hub.store.Commit;
import io.sluice.hub.store.Event;
import io.sluice.hub.store.Gap;
import io.sluice.hub.store.Store;
import io.sluice.hub.store.StoreConfig;
import io.sluice.hub.store.jdbc.JdbcStore;
import io.sluice.hub.store.jdbc.StoreThreads;
import io.sluice.simulator.OfflineSimulator;
import io.sluice.simulator.SimulatorConfig;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * A hub and a simulated environment in virtual time; the hub is repeatedly killed and restarted.
 */
final class SimulatedWorld {
  static final Map<String, BigDecimal> SEGMENTS =
      Map.of("HighValueCustomers", new BigDecimal(1000), "OpenCases", new BigDecimal(185));
  static final Map<String, BigDecimal> MEASURES =
      Map.of("MonthlyRevenue", new BigDecimal(250_000), "AverageBasket", new BigDecimal("64.8"));

  private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
  private static final URI BASE = URI.create("http://127.0.0.1:8901");
  private static final Duration LONG = Duration.ofMinutes(10);

  private final WorldClock clock = new WorldClock(START);
  private final OfflineSimulator simulator;
  private final WorldTransport transport;
  private final Store store;
  private final Oracle oracle;
  private final HubConfig config;
  private final Random chance;
  private final double deathAfterCommit;
  private final Map<String, Integer> told = new LinkedHashMap<>();
  private final Map<String, Instant> due = new LinkedHashMap<>();
  private final List<Outage> outages = new ArrayList<>();
  private final List<Gap> gaps = new ArrayList<>();
  private final List<Instant> unseen = new ArrayList<>();
  private TroubledStore life;
  private Instant lastSweep = START;
  private long factsSeen;
  private long sweeps;
  private int deaths;

  /** A time in which the process was away. */
  private record Outage(Instant from, Instant to) {}

  /**
   * A world that has not begun.
   *
   * @param deathAfterCommit how likely the process dies between a commit and hearing of it
   */
  SimulatedWorld(long seed, double deathAfterCommit, Path folder) throws IOException {
    this.chance = new Random(seed);
    this.deathAfterCommit = deathAfterCommit;
    this.simulator =
        new OfflineSimulator(
            SimulatorConfig.defaults(clock).withSeed(seed).withEnvironment(calmer(folder)));
    this.transport = new WorldTransport(clock, simulator);
    this.store = JdbcStore.open(StoreConfig.inMemory(), StoreThreads.inline(), clock, meters());
    this.oracle = new Oracle(simulator.instanceId(), SEGMENTS, MEASURES);
    this.config = config(folder);
    begin();
  }

  /** The retailer, whose round of events takes an hour instead of minutes. */
  private static String calmer(Path folder) throws IOException {
    try (InputStream retailer =
        SimulatorConfig.class.getResourceAsStream("/environments/retailer.yaml")) {
      String yaml = new String(retailer.readAllBytes(), StandardCharsets.UTF_8);
      Path file = folder.resolve("retailer.yaml");
      Files.writeString(file, yaml.replace("every: 4m", "every: 1h"));
      return file.toString();
    }
  }

  private static Meters meters() {
    return new Meters(new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
  }

  private void begin() {
    life = new TroubledStore(store, clock, chance, deathAfterCommit, this::committed);
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    clock
        .life()
        .await(
            new HubAssembly(HubPlatform.of(clock.life().vertx(), clock, registry), life)
                .withTransport(transport)
                .start(config),
            LONG);
  }

  /** Advances time; a hub that was killed is restarted after up to two minutes. */
  void run(Duration amount) {
    Instant end = clock.instant().plus(amount);
    while (clock.instant().isBefore(end)) {
      Duration slice = Duration.between(clock.instant(), end);
      Duration most = slice.compareTo(LONG) < 0 ? slice : LONG;
      if (clock.life().runUntil(life::dead, most)) {
        deaths++;
        Instant from = clock.instant();
        clock.dieAndWait(absence());
        outages.add(new Outage(from, clock.instant()));
        begin();
      }
      listen();
    }
  }

  /** Mostly minutes; one time in four so long that the list of jobs does not reach back. */
  private Duration absence() {
    return chance.nextInt(4) == 0
        ? Duration.ofMinutes(60 + chance.nextInt(24 * 60))
        : Duration.ofMillis(chance.nextInt(120_000));
  }

  private void committed(Commit sweep, List<String> fresh) {
    lastSweep = sweep.at();
    gaps.addAll(sweep.gaps());
    listen(transport.measuresRead());
    if (sweeps++ == 0) {
      oracle.watch();
    }
    oracle.measuresRead(transport.measuresRead());
    sweep.events().stream()
        .filter(event -> fresh.contains(event.id()))
        .forEach(event -> told.merge(key(event), 1, Integer::sum));
  }

  private void listen() {
    listen(clock.instant());
  }

  /** Facts up to a moment; later ones stay for the next time. */
  private void listen(Instant until) {
    for (io.sluice.simulator.world.Fact fact : simulator.world().facts().since(factsSeen)) {
      if (fact.at().isAfter(until)) {
        return;
      }
      oracle.happened(fact);
      factsSeen = fact.sequence();
    }
  }

  private static String key(Event event) {
    JsonObject data = new JsonObject(event.data()).getJsonObject("data");
    Object what =
        switch (event.kind()) {
          case "datasource.refresh.failed", "datasource.refresh.succeeded" ->
              data.getString("taskId");
          case "refresh.completed" -> data.getString("jobId");
          case "unification.completed" -> event.occurredAt();
          case "segment.threshold.crossed" -> event.subject().id() + "/" + event.occurredAt();
          default ->
              event.subject().id()
                  + "="
                  + new BigDecimal(String.valueOf(data.getValue("value"))).stripTrailingZeros();
        };
    return event.kind() + " " + what;
  }

  /** What differs between the oracle and the hub, apart from what happened too late to be seen. */
  List<String> differences(Duration latest) {
    for (Oracle.Due one : oracle.takeDue()) {
      due.merge(one.key(), one.at(), (a, b) -> a);
      if (one.key().startsWith(Oracle.UNSEEN)) {
        unseen.add(one.at());
      }
    }
    Instant edge = lastSweep.minus(latest);
    List<String> found = new ArrayList<>();
    due.forEach(
        (key, at) -> {
          if (!told.containsKey(key) && at.isBefore(edge) && !inGap(key, at)) {
            found.add("missing " + key + " of " + at);
          }
        });
    told.forEach(
        (key, times) -> {
          if (!due.containsKey(key)) {
            found.add("invented " + key);
          }
        });
    return found;
  }

  private boolean inGap(String key, Instant at) {
    String what = key.startsWith("measure") ? "measure values" : "jobs";
    // The latest come last, and what covers a time was recorded after it.
    for (int i = gaps.size() - 1; i >= 0 && !gaps.get(i).recordedAt().isBefore(at); i--) {
      if (gaps.get(i).what().equals(what) && covers(gaps.get(i), at)) {
        return true;
      }
    }
    return false;
  }

  /** Gaps of times in which the process was there and nothing was lost. */
  List<Gap> needlessGaps() {
    return gaps.stream()
        .filter(gap -> unseen.stream().noneMatch(at -> covers(gap, at)))
        .filter(gap -> outages.stream().noneMatch(away -> overlaps(gap, away)))
        .toList();
  }

  private static boolean covers(Gap gap, Instant at) {
    return !at.isBefore(gap.from()) && !at.isAfter(gap.to());
  }

  private static boolean overlaps(Gap gap, Outage away) {
    return away.from().isBefore(gap.to()) && away.to().isAfter(gap.from());
  }

  int gaps() {
    return gaps.size();
  }

  /** Forgets what both agree on, so that years fit into memory. */
  void forgetAgreed() {
    List<String> agreed =
        due.entrySet().stream()
            .filter(one -> told.containsKey(one.getKey()) || inGap(one.getKey(), one.getValue()))
            .map(Map.Entry::getKey)
            .toList();
    agreed.forEach(due::remove);
    agreed.forEach(told::remove);
  }

  int events() {
    return told.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** The Vert.x of the present life. */
  Vertx vertx() {
    return clock.life().vertx();
  }

  int deaths() {
    return deaths;
  }

  long sweeps() {
    return sweeps;
  }

  io.sluice.simulator.front.Ledger ledger() {
    return simulator.apiLedger();
  }

  private HubConfig config(Path folder) throws IOException {
    Path flows = Files.createDirectories(folder.resolve("flows"));
    flow(flows, "failed", "OnDataSourceRefreshFailed", "");
    flow(flows, "succeeded", "OnDataSourceRefreshSucceeded", "");
    flow(flows, "refreshed", "OnFullRefreshCompleted", "\"includeManual\": true");
    flow(flows, "unified", "OnUnificationCompleted", "");
    for (Map.Entry<String, BigDecimal> one : SEGMENTS.entrySet()) {
      String parameters =
          "\"segmentName\": \"%s\", \"threshold\": %s".formatted(one.getKey(), one.getValue());
      flow(flows, one.getKey(), "OnSegmentThresholdCrossed", parameters);
    }
    for (Map.Entry<String, BigDecimal> one : MEASURES.entrySet()) {
      String parameters =
          "\"measureName\": \"%s\", \"threshold\": %s".formatted(one.getKey(), one.getValue());
      flow(flows, one.getKey(), "OnMeasureThresholdCrossed", parameters);
    }
    return new HubConfig(
        Optional.of(
            SourceConfig.of("month", simulator.instanceId().toString(), Duration.ofSeconds(60))
                .withFreshness(Duration.ofMinutes(15))),
        ConnectorConfigs.of(api(folder), new TeamsConfig(Map.of()), HttpConfig.defaults()),
        OutboundConfig.defaults().allowing(Set.of(new HostPort("127.0.0.1", BASE.getPort()))),
        FlowConfig.defaults().withFolder(flows).withPollEvery(Duration.ofHours(1)),
        GateConfig.defaults().trustingEmptyLedger(),
        StoreConfig.inMemory(),
        new ConsoleConfig("127.0.0.1", 0, Optional.empty(), List.of(), Optional.empty()),
        Optional.empty());
  }

  /** A flow that every event passes by: its condition never holds, so that no run is made. */
  private static void flow(Path folder, String name, String operation, String parameters)
      throws IOException {
    Files.writeString(
        folder.resolve(name + ".json"),
        """
        {"triggers": {"When": {"type": "OpenApiConnection",
          "conditions": [{"expression": "@equals(1, 2)"}], "inputs": {
          "host": {"apiId": "/providers/Microsoft.PowerApps/apis/shared_customerinsights",
                   "operationId": "%s"},
          "parameters": {%s}}}},
         "actions": {"Note": {"type": "Compose", "inputs": "@triggerBody()", "runAfter": {}}}}
        """
            .formatted(operation, parameters));
  }

  private CustomerInsightsConfig api(Path folder) throws IOException {
    var known = simulator.credentials();
    return new CustomerInsightsConfig(
        BASE.resolve("/v1"),
        BASE.resolve("/" + known.tenantId() + "/oauth2/v2.0/token"),
        known.tenantId(),
        simulator.instanceId().toString(),
        CustomerInsightsConfig.DEFAULT_SCOPE,
        new CustomerInsightsConfig.ApiCredentials(
            known.clientId(),
            Secret.file(Files.writeString(folder.resolve("secret"), known.clientSecret())),
            Secret.file(Files.writeString(folder.resolve("key"), known.keys().primary()))),
        CustomerInsightsConfig.Paths.WORKFLOWS);
  }
}
