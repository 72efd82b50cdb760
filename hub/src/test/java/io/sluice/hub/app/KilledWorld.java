package io.sluice.hub.app;

import io.sluice.hub.metrics.Meters;
import io.sluice.hub.store.Event;
import io.sluice.hub.store.FlowRun;
import io.sluice.hub.store.Page;
import io.sluice.hub.store.Query;
import io.sluice.hub.store.RowFilter;
import io.sluice.hub.store.RunStatus;
import io.sluice.hub.store.StoreConfig;
import io.sluice.hub.store.jdbc.JdbcStore;
import io.sluice.hub.store.jdbc.StoreThreads;
import io.sluice.hub.time.Time;
import io.sluice.simulator.Limits;
import io.sluice.simulator.Simulator;
import io.sluice.simulator.SimulatorConfig;
import io.sluice.simulator.SinkOptions;
import io.sluice.simulator.sink.SmtpPolicy;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;

/** A simulator in this process, a hub in another one that is killed, and the truth about both. */
final class KilledWorld implements AutoCloseable {
  /** Where the next kill happens. */
  private enum Point {
    ANY_TIME(sight -> false),
    SWEEP_ASKED(sight -> !sight.answer() && sight.request().contains("/v1/")),
    SWEEP_ANSWERED(sight -> sight.answer() && sight.request().contains("/v1/")),
    AFTER_LAST_READ(sight -> sight.answer() && sight.request().contains("/manage/measures")),
    SENT(sight -> !sight.answer() && isSend(sight.request())),
    SINK_ANSWERED(sight -> sight.answer() && isSend(sight.request()));

    private final Predicate<SeenSockets.Sight> sight;

    Point(Predicate<SeenSockets.Sight> sight) {
      this.sight = sight;
    }

    private static boolean isSend(String request) {
      return request.contains(" /teams/") || request.contains(" /hooks/");
    }
  }

  private static final List<String> SOURCES =
      List.of("Ecommerce", "Loyalty", "PointOfSale", "Support", "WebAnalytics");

  private final Path folder;
  private final Random chance;
  private final boolean raised;
  private final Vertx vertx = Vertx.vertx();
  private final HttpClient http = HttpClient.newHttpClient();
  private final Simulator simulator;
  private final SeenSockets sockets;
  private final Map<String, Integer> killedAt = new LinkedHashMap<>();
  private final Map<String, String> due = new LinkedHashMap<>();
  private final Map<String, JsonObject> hooks = new LinkedHashMap<>();
  private final Map<String, String> cards = new LinkedHashMap<>();
  private final Map<String, JsonObject> mails = new LinkedHashMap<>();
  private final AtomicInteger swept = new AtomicInteger();
  private Process process;
  private int console;
  private long factsSeen;
  private int kills;

  KilledWorld(Path folder, long seed, boolean raised) throws Exception {
    this.folder = folder;
    this.chance = new Random(seed);
    this.raised = raised;
    SimulatorConfig config =
        SimulatorConfig.defaults(InstantSource.system())
            .withSeed(seed)
            .withSinks(new SinkOptions(List.of(), Map.of(), SmtpPolicy.accepting()))
            .withEnvironment(quickAndQuiet());
    this.simulator =
        await(
            Simulator.start(
                vertx,
                raised
                    ? config.withLimits(new Limits(1_000_000, Duration.ofSeconds(60), false))
                    : config));
    this.sockets = new SeenSockets(vertx, simulator.port());
    CrashingHub.settings(
        folder,
        URI.create("http://127.0.0.1:" + sockets.port()),
        simulator.smtpPort(),
        simulator.instanceId().toString(),
        simulator.credentials(),
        raised);
    flow("failed", "OnDataSourceRefreshFailed", "");
    flow("succeeded", "OnDataSourceRefreshSucceeded", "");
    flow("refreshed", "OnFullRefreshCompleted", "\"includeManual\": true");
    flow("unified", "OnUnificationCompleted", "");
    start();
    factsSeen = get("/_sim/facts?limit=1").getLong("count");
  }

  /**
   * The environment {@code retailer} without its timeline and with stages of less than a second.
   */
  private String quickAndQuiet() throws IOException {
    try (InputStream retailer =
        SimulatorConfig.class.getResourceAsStream("/environments/retailer.yaml")) {
      String yaml = new String(retailer.readAllBytes(), StandardCharsets.UTF_8);
      yaml = yaml.substring(0, yaml.indexOf("    timeline:"));
      yaml = yaml.replaceAll("(?m)^(        \\w+): \\ds.*$", "$1: 20ms..80ms");
      yaml =
          yaml.replace("otherwise: 1s", "otherwise: 20ms")
              .replace("retryDelay: 2s", "retryDelay: 50ms");
      return Files.writeString(folder.resolve("retailer.yaml"), yaml).toString();
    }
  }

  private void flow(String name, String operation, String parameters) throws IOException {
    Files.createDirectories(folder.resolve("flows"));
    Files.writeString(
        folder.resolve("flows").resolve(name + ".json"),
        """
        {"triggers": {"When": {"type": "OpenApiConnection", "inputs": {
          "host": {"apiId": "/providers/Microsoft.PowerApps/apis/shared_customerinsights",
                   "operationId": "%s"}, "parameters": {%s}}}},
         "actions": {
          "Post": {"type": "OpenApiConnection", "runAfter": {}, "inputs": {
            "host": {"apiId": "/providers/Microsoft.PowerApps/apis/shared_teams",
                     "operationId": "PostMessageToConversation"},
            "parameters": {"body/recipient/channelId": "data-ops",
                           "body/messageBody": "event @{triggerBody()?['eventId']}."}}},
          "Call": {"type": "OpenApiConnection", "runAfter": {"Post": ["Succeeded"]}, "inputs": {
            "host": {"apiId": "/providers/Microsoft.PowerApps/apis/shared_http",
                     "operationId": "Webhook"},
            "parameters": {"endpoint": "warehouse", "type": "@triggerBody()?['eventType']",
                           "id": "@triggerBody()?['eventId']", "data": "@triggerBody()?['data']"}}}%s}}
        """
            .formatted(operation, parameters, name.equals("unified") ? MAIL : ""));
  }

  private static final String MAIL =
      """
      , "Mail": {"type": "OpenApiConnection", "runAfter": {"Call": ["Succeeded"]}, "inputs": {
          "host": {"apiId": "/providers/Microsoft.PowerApps/apis/shared_smtp",
                   "operationId": "SendEmailV3"},
          "parameters": {"emailMessage/To": "owners@contoso.example",
                         "emailMessage/Subject": "event @{triggerBody()?['eventId']}.",
                         "emailMessage/Body": "unified"}}}
      """;

  /** The hub's folder for temporary files. */
  Path temporary() {
    return folder.resolve("tmp");
  }

  private void start() throws Exception {
    Process started =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Djava.io.tmpdir=" + Files.createDirectories(temporary()),
                "-cp",
                System.getProperty("java.class.path"),
                CrashingHub.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.appendTo(folder.resolve("hub.err").toFile()))
            .start();
    process = started;
    CompletableFuture<Integer> port = new CompletableFuture<>();
    CountDownLatch firstSweep = new CountDownLatch(1);
    BufferedReader out = started.inputReader();
    Thread reader =
        new Thread(
            () -> {
              out.lines()
                  .forEach(
                      line -> {
                        if (line.startsWith("console ")) {
                          port.complete(Integer.parseInt(line.substring(8)));
                        } else if (line.equals("swept")) {
                          swept.incrementAndGet();
                          firstSweep.countDown();
                        }
                      });
              port.completeExceptionally(new IllegalStateException("the hub ended"));
              firstSweep.countDown();
            });
    reader.setDaemon(true);
    reader.start();
    console = port.get(60, TimeUnit.SECONDS);
    if (factsSeen == 0 && !firstSweep.await(60, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the first sweep did not end");
    }
  }

  /** Kills the hub a number of times under load, each time at another point. */
  void kill(int times) throws Exception {
    while (kills < times) {
      Point point = Point.values()[kills % Point.values().length];
      CountDownLatch reached = new CountDownLatch(1);
      AtomicInteger before = new AtomicInteger(chance.nextInt(4));
      long later = point == Point.AFTER_LAST_READ ? chance.nextInt(12) : 0;
      Process victim = process;
      sockets.watch(
          sight -> {
            if (point.sight.test(sight) && before.getAndDecrement() == 0) {
              if (later == 0) {
                victim.toHandle().destroyForcibly();
                reached.countDown();
              } else {
                vertx.setTimer(later, tick -> reached.countDown());
              }
            }
          });
      load();
      if (point == Point.ANY_TIME) {
        reached.await(chance.nextInt(raised ? 1_000 : 6_000), TimeUnit.MILLISECONDS);
      } else if (!reached.await(raised ? 5 : 20, TimeUnit.SECONDS)) {
        // A quiet moment: the kill comes all the same, between two sweeps.
        killedAt.merge("QUIET", 1, Integer::sum);
      }
      victim.destroyForcibly().waitFor();
      killedAt.merge(point.name(), 1, Integer::sum);
      sockets.watch(sight -> {});
      kills++;
      note();
      load();
      start();
    }
  }

  /** Causes some events. */
  private void load() {
    for (int i = 0; i < 2; i++) {
      String source = SOURCES.get(chance.nextInt(SOURCES.size()));
      String outcome = chance.nextInt(3) == 0 ? "failure" : "success";
      act(
          "{\"do\":\"refreshSource\",\"dataSource\":\""
              + source
              + "\",\"outcome\":\""
              + outcome
              + "\"}");
    }
    int more = chance.nextInt(8);
    if (more == 0) {
      act("{\"do\":\"refreshAll\",\"outcome\":\"success\"}");
    } else if (more < 3) {
      act("{\"do\":\"unify\"}");
    }
  }

  /** Waits until every event is there and every run has ended, then ends the hub in order. */
  void settle(Duration atMost) throws Exception {
    Eventually.within(
        atMost,
        () -> {
          note();
          if (eventsOf(api("/api/v1/events?limit=1000")) < Math.min(1_000, due.size())
              || open() > 0) {
            throw new AssertionError(due.size() + " events are due; open runs: " + open());
          }
        });
    // Further sweeps would show invented events.
    int from = swept.get();
    Eventually.within(
        atMost,
        () -> {
          if (swept.get() < from + 2 || open() > 0) {
            throw new AssertionError("no more sweeps");
          }
        });
    note();
    process.destroy();
    process.waitFor(20, TimeUnit.SECONDS);
  }

  private int open() {
    return eventsOf(api("/api/v1/runs?limit=1000&status=Running"))
        + eventsOf(api("/api/v1/runs?limit=1000&status=Waiting"));
  }

  private static int eventsOf(JsonObject page) {
    return page.getJsonArray("items").size();
  }

  /** Takes in what happened and what arrived: the simulator forgets the oldest. */
  private void note() {
    JsonArray facts = get("/_sim/facts?limit=1000&since=" + factsSeen).getJsonArray("facts");
    for (Object one : facts) {
      JsonObject fact = (JsonObject) one;
      factsSeen = Math.max(factsSeen, fact.getLong("sequence"));
      String key = key(fact);
      if (key != null) {
        due.put(key, fact.getString("at"));
      }
    }
    each(
        "webhooks",
        hook ->
            hooks.put(
                hook.getString("id") + " " + hook.getJsonObject("headers").getString("webhook-id"),
                hook));
    each("teams", card -> cards.put(String.valueOf(card.getLong("id")), card.encode()));
    each("mail", mail -> mails.put(String.valueOf(mail.getLong("id")), mail));
  }

  private void each(String sink, Function<JsonObject, Object> keep) {
    get("/_sim/inbox/" + sink + "?limit=1000")
        .getJsonArray("messages")
        .forEach(one -> keep.apply((JsonObject) one));
  }

  /** The expected event of a fact; null for none. */
  private static String key(JsonObject fact) {
    String status = String.valueOf(fact.getString("status")).toLowerCase(java.util.Locale.ROOT);
    boolean failed = status.equals("failed") || status.equals("timedout");
    boolean ended = failed || status.equals("successful");
    String operation =
        String.valueOf(fact.getString("operation")).toLowerCase(java.util.Locale.ROOT);
    if (!ended) {
      return null;
    }
    if (fact.getString("type").equals("jobEnded")) {
      return operation.equals("all") ? "refresh.completed " + fact.getString("jobId") : null;
    }
    if (operation.equals("ingestion")) {
      return "datasource.refresh." + (failed ? "failed " : "succeeded ") + fact.getString("taskId");
    }
    return operation.equals("merge")
        ? "unification.completed " + Instant.parse(fact.getString("at"))
        : null;
  }

  private static String key(Event event) {
    JsonObject data = new JsonObject(event.data()).getJsonObject("data");
    Object what =
        switch (event.kind()) {
          case "datasource.refresh.failed", "datasource.refresh.succeeded" ->
              data.getString("taskId");
          case "refresh.completed" -> data.getString("jobId");
          default -> event.occurredAt();
        };
    return event.kind() + " " + what;
  }

  /** Compares store and receivers with what happened. */
  List<String> differences() {
    JdbcStore store =
        JdbcStore.open(
            StoreConfig.in(folder.resolve("data")),
            StoreThreads.inline(),
            Time.system(),
            new Meters(new io.micrometer.core.instrument.simple.SimpleMeterRegistry()));
    try {
      return differences(store);
    } finally {
      store.close();
    }
  }

  private List<String> differences(JdbcStore store) {
    List<String> found = new ArrayList<>(store.damage().result());
    Map<String, String> told = new LinkedHashMap<>();
    Map<String, String> ids = new LinkedHashMap<>();
    for (Event event : all(query -> store.history().events(query))) {
      ids.put(event.id(), event.kind());
      if (told.put(key(event), event.id()) != null) {
        found.add("twice in the store: " + key(event));
      }
    }
    due.forEach(
        (key, at) -> {
          if (!told.containsKey(key)) found.add("missing " + key + " of " + at);
        });
    told.forEach(
        (key, id) -> {
          if (!due.containsKey(key)) found.add("invented " + key);
        });
    Set<String> ran = new LinkedHashSet<>();
    for (FlowRun run : all(query -> store.runs().list(query))) {
      ran.add(run.cause().eventId());
      if (run.status() != RunStatus.SUCCEEDED) {
        found.add(
            "run "
                + run.id()
                + " of "
                + run.flow().name()
                + " is "
                + run.status().text()
                + ": "
                + run.progress().error());
      }
    }
    ids.keySet().stream()
        .filter(id -> !ran.contains(id))
        .forEach(id -> found.add("no run of " + id));
    deliveries(ids, found);
    return found;
  }

  private void deliveries(Map<String, String> events, List<String> found) {
    Map<String, Set<String>> keys = new LinkedHashMap<>();
    hooks
        .values()
        .forEach(
            hook -> {
              String event = new JsonObject(hook.getString("body")).getString("id");
              keys.computeIfAbsent(event, id -> new LinkedHashSet<>())
                  .add(hook.getJsonObject("headers").getString("webhook-id"));
            });
    String posted = String.join("\n", cards.values());
    Map<String, Set<String>> letters = new LinkedHashMap<>();
    mails
        .values()
        .forEach(
            mail ->
                letters
                    .computeIfAbsent(
                        mail.getString("subject").replaceAll("event (.*)\\.", "$1"),
                        id -> new LinkedHashSet<>())
                    .add(mail.getJsonObject("headers").getString("Message-ID")));
    events.forEach(
        (id, kind) -> {
          if (keys.getOrDefault(id, Set.of()).size() != 1) {
            found.add("webhook keys of " + kind + " " + id + ": " + keys.get(id));
          }
          if (!posted.contains("event " + id + ".")) {
            found.add("no post of " + id);
          }
          if (kind.equals("unification.completed")
              && letters.getOrDefault(id, Set.of()).size() != 1) {
            found.add("Message-IDs of " + id + ": " + letters.get(id));
          }
        });
    keys.keySet().stream()
        .filter(id -> !events.containsKey(id))
        .forEach(id -> found.add("delivered, but not in the store: " + id));
  }

  private static <T> List<T> all(Function<Query, Future<Page<T>>> list) {
    List<T> items = new ArrayList<>();
    String cursor = null;
    do {
      Page<T> page = list.apply(new Query(1_000, cursor, RowFilter.NONE)).result();
      items.addAll(page.items());
      cursor = page.next();
    } while (cursor != null);
    return items;
  }

  int kills() {
    return kills;
  }

  JsonObject ledger() {
    return get("/_sim/ledger");
  }

  String summary() {
    long again =
        hooks.values().stream().mapToLong(hook -> hook.getInteger("deliveries") - 1L).sum();
    return killedAt
        + ", "
        + due.size()
        + " events, "
        + hooks.size()
        + " webhook ids, "
        + again
        + " repeated deliveries, "
        + cards.size()
        + " posts, "
        + mails.size()
        + " mails";
  }

  private void act(String body) {
    send(
        HttpRequest.newBuilder(URI.create(simulator.uri() + "/_sim/action"))
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private JsonObject get(String path) {
    return new JsonObject(send(HttpRequest.newBuilder(URI.create(simulator.uri() + path))));
  }

  private JsonObject api(String path) {
    return new JsonObject(
        send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + console + path))));
  }

  private String send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString()).body();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(1, TimeUnit.MINUTES);
  }

  @Override
  public void close() throws Exception {
    process.destroyForcibly().waitFor();
    await(vertx.close());
  }
}
