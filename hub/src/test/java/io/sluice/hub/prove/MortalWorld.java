package io.sluice.hub.prove;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.sluice.hub.app.Hub;
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
import io.sluice.hub.store.Event;
import io.sluice.hub.store.FlowRun;
import io.sluice.hub.store.Query;
import io.sluice.hub.store.RunStatus;
import io.sluice.hub.store.Store;
import io.sluice.hub.store.StoreConfig;
import io.sluice.hub.store.jdbc.JdbcStore;
import io.sluice.hub.store.jdbc.StoreThreads;
import io.sluice.simulator.OfflineSimulator;
import io.sluice.simulator.SimulatorConfig;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
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
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A hub that plays a scene and dies once, at a given operation on its store. */
final class MortalWorld {
  private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
  private static final URI BASE = URI.create("http://127.0.0.1:8901");
  private static final Duration AWAY = Duration.ofSeconds(2);
  private static final Duration STEP = Duration.ofSeconds(5);

  private final Scene scene;
  private final WorldClock clock = new WorldClock(START);
  private final OfflineSimulator simulator;
  private final WorldTransport transport;
  private final Store store;
  private final HubConfig config;
  private MortalStore life;
  private Hub hub;
  private boolean asked;
  private int operations;

  private MortalWorld(Scene scene, Path folder) throws IOException {
    this.scene = scene;
    this.simulator =
        new OfflineSimulator(
            SimulatorConfig.defaults(clock).withSeed(7).withEnvironment(quiet(folder)));
    this.transport = new WorldTransport(clock, simulator);
    this.store =
        JdbcStore.open(
            StoreConfig.inMemory(),
            StoreThreads.inline(),
            clock,
            new Meters(new PrometheusMeterRegistry(PrometheusConfig.DEFAULT)));
    this.config = config(folder);
  }

  /**
   * The final state.
   *
   * @param operations on the store in the first process
   * @param events ids, with their decisions
   * @param runs ids, with status and executed steps
   * @param deliveries by key, with content
   */
  record Trace(
      int operations,
      Map<String, List<String>> events,
      Map<String, String> runs,
      Map<String, String> deliveries) {
    /** Without what differs by the deaths themselves. */
    Trace lasting() {
      return new Trace(0, events, runs, deliveries);
    }
  }

  /** Runs a scene; the hub does not die if {@code last} is 0. */
  static Trace play(Scene scene, Path folder, int last, boolean after) throws IOException {
    MortalWorld world = new MortalWorld(scene, folder);
    world.begin(last, after);
    world.run();
    return world.trace();
  }

  /** Plays a scene to its end and gives the paths of what arrived at the service. */
  static List<String> calls(Scene scene, Path folder) throws IOException {
    MortalWorld world = new MortalWorld(scene, folder);
    world.begin(0, false);
    world.run();
    return new JsonObject(world.simulate("GET", "/_sim/ledger?arrivals=1000", ""))
        .getJsonArray("arrivals").stream()
            .map(one -> ((JsonObject) one).getString("path"))
            .toList();
  }

  private static String quiet(Path folder) throws IOException {
    Path file = folder.resolve("retailer.yaml");
    if (!Files.exists(file)) {
      try (InputStream retailer =
          SimulatorConfig.class.getResourceAsStream("/environments/retailer.yaml")) {
        String yaml = new String(retailer.readAllBytes(), StandardCharsets.UTF_8);
        Files.writeString(file, yaml.substring(0, yaml.indexOf("    timeline:")));
      }
    }
    return file.toString();
  }

  private void begin(int last, boolean after) {
    life = new MortalStore(store, last, after);
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    hub = null;
    new HubAssembly(HubPlatform.of(clock.life().vertx(), clock, registry), life.port())
        .withTransport(transport)
        .start(config)
        .onSuccess(started -> hub = started);
  }

  private void run() {
    Map<Instant, String> doings = new TreeMap<>();
    scene.doings().forEach((at, doing) -> doings.put(START.plus(at), doing));
    Instant end = START.plus(scene.lasts());
    while (clock.instant().isBefore(end)) {
      Instant next = clock.instant().plus(STEP);
      for (Instant at : doings.keySet()) {
        next = at.isAfter(clock.instant()) && at.isBefore(next) ? at : next;
      }
      Duration slice = Duration.between(clock.instant(), next);
      if (clock.life().runUntil(life::dead, slice)) {
        operations = operations == 0 ? life.operations() : operations;
        die();
      }
      List<Instant> due =
          doings.keySet().stream().filter(at -> !at.isAfter(clock.instant())).toList();
      due.forEach(at -> simulate("POST", "/_sim/action", doings.remove(at)));
      wish();
    }
    operations = operations == 0 ? life.operations() : operations;
  }

  private void die() {
    transport.close();
    clock.dieAndWait(AWAY);
    asked = false;
    begin(0, false);
  }

  /** The request of a person, repeated if the hub died before the answer. */
  private void wish() {
    if (scene.wish().isEmpty() || asked || hub == null) {
      return;
    }
    List<FlowRun> runs = runs();
    boolean resubmit = scene.wish().equals("resubmit");
    Optional<FlowRun> first =
        runs.stream()
            .filter(run -> run.cause().resubmitOf() == null)
            .filter(
                run ->
                    resubmit
                        ? run.status() == RunStatus.SUCCEEDED
                        : run.status() == RunStatus.WAITING)
            .findFirst();
    boolean granted = runs.stream().anyMatch(run -> run.cause().resubmitOf() != null);
    if (first.isEmpty() || granted) {
      return;
    }
    asked = true;
    clock
        .life()
        .vertx()
        .createHttpClient()
        .request(
            HttpMethod.POST,
            hub.port(),
            "127.0.0.1",
            "/api/v1/runs/" + first.get().id() + "/" + scene.wish())
        .compose(
            request ->
                request
                    .putHeader("content-type", "application/json")
                    .send(resubmit ? "{}" : "{\"reason\":\"not wanted\"}"))
        .onSuccess(
            answer -> {
              if (answer.statusCode() >= 300) {
                throw new IllegalStateException(scene.wish() + " answered " + answer.statusCode());
              }
            })
        .onFailure(cause -> asked = false);
  }

  private List<FlowRun> runs() {
    return store.runs().list(Query.newest(100)).result().items();
  }

  private Trace trace() {
    Map<String, List<String>> events = new TreeMap<>();
    for (Event event : store.history().events(Query.newest(100)).result().items()) {
      events.put(
          event.kind() + " " + event.id(),
          store.history().decisionsOf(event.id()).result().stream()
              .map(
                  decision ->
                      decision.flow() + " " + decision.verdict().word() + " " + decision.runId())
              .toList());
    }
    Map<String, String> runs = new TreeMap<>();
    runs().forEach(run -> runs.put(run.id(), run.status().text() + " " + run.cause().resubmitOf()));
    Map<String, String> deliveries = new TreeMap<>();
    for (JsonObject hook : inbox("webhooks")) {
      deliveries.put(
          hook.getJsonObject("headers").getString("webhook-id"),
          new JsonObject(hook.getString("body")).getString("id"));
    }
    Set<String> posts = new TreeSet<>();
    inbox("teams").forEach(card -> posts.add(card.getJsonObject("body").encode()));
    posts.forEach(post -> deliveries.put(post, "posted"));
    return new Trace(operations, events, runs, deliveries);
  }

  private List<JsonObject> inbox(String sink) {
    List<JsonObject> messages = new ArrayList<>();
    new JsonObject(simulate("GET", "/_sim/inbox/" + sink, ""))
        .getJsonArray("messages")
        .forEach(one -> messages.add((JsonObject) one));
    return messages;
  }

  private String simulate(String method, String path, String body) {
    OfflineSimulator.Sent sent =
        simulator.call(
            method,
            path,
            Map.of("content-type", "application/json", "host", "127.0.0.1"),
            Buffer.buffer(body));
    if (sent.status() >= 300) {
      throw new IllegalStateException(path + " answered " + sent.status() + ": " + sent.body());
    }
    return sent.body().toString();
  }

  private HubConfig config(Path folder) throws IOException {
    Path flows = Files.createDirectories(folder.resolve("flows"));
    Files.writeString(flows.resolve("flow.json"), scene.flow());
    var known = simulator.credentials();
    Map<String, String> secrets = new LinkedHashMap<>();
    secrets.put("secret", known.clientSecret());
    secrets.put("key", known.keys().primary());
    secrets.put("channel", BASE.resolve("/teams/data-ops").toString());
    secrets.put("signing", "whsec_c2x1aWNlLWRlbW8tc2lnbmluZy1rZXktMDAwMQ==");
    for (Map.Entry<String, String> one : secrets.entrySet()) {
      Files.writeString(folder.resolve(one.getKey()), one.getValue());
    }
    CustomerInsightsConfig api =
        new CustomerInsightsConfig(
            BASE.resolve("/v1"),
            BASE.resolve("/" + known.tenantId() + "/oauth2/v2.0/token"),
            known.tenantId(),
            simulator.instanceId().toString(),
            CustomerInsightsConfig.DEFAULT_SCOPE,
            new CustomerInsightsConfig.ApiCredentials(
                known.clientId(),
                Secret.file(folder.resolve("secret")),
                Secret.file(folder.resolve("key"))),
            CustomerInsightsConfig.Paths.WORKFLOWS);
    TeamsConfig.Channel channel =
        new TeamsConfig.Channel(
            Secret.file(folder.resolve("channel")), TeamsConfig.WebhookForm.WORKFLOW);
    HttpConfig.Webhook webhook =
        new HttpConfig.Webhook(
            BASE.resolve("/hooks/warehouse"), List.of(Secret.file(folder.resolve("signing"))));
    return new HubConfig(
        Optional.of(
            SourceConfig.of("scene", simulator.instanceId().toString(), Duration.ofSeconds(100))),
        ConnectorConfigs.of(
            api,
            new TeamsConfig(Map.of("data-ops", channel)),
            new HttpConfig("/scene", Map.of("warehouse", webhook))),
        OutboundConfig.defaults().allowing(Set.of(new HostPort("127.0.0.1", BASE.getPort()))),
        FlowConfig.defaults().withFolder(flows).withPollEvery(Duration.ofHours(1)),
        GateConfig.defaults().trustingEmptyLedger(),
        StoreConfig.inMemory(),
        new ConsoleConfig("127.0.0.1", 0, Optional.empty(), List.of(), Optional.empty()),
        Optional.empty());
  }
}
