package io.sluice.bench.hub;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.sluice.hub.app.Hub;
import io.sluice.hub.app.HubAssembly;
import io.sluice.hub.app.HubPlatform;
import io.sluice.hub.store.StoreConfig;
import io.sluice.hub.store.jdbc.JdbcStore;
import io.sluice.hub.store.jdbc.StoreThreads;
import io.sluice.hub.time.Time;
import io.sluice.simulator.Simulator;
import io.sluice.simulator.SimulatorConfig;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * From the moment at which a refresh shows in the API to the moment at which its webhook arrives,
 * over HTTP; the sweep's interval is the greatest part of it, the rest is the hub's own.
 */
public final class EventToAction {
  private static final Duration INTERVAL = Duration.ofSeconds(5);
  private static final int ROUNDS = 40;
  private static final long BETWEEN_MILLIS = 1_130;
  private static final List<String> SOURCES =
      List.of("Ecommerce", "Loyalty", "PointOfSale", "Support", "WebAnalytics");

  private EventToAction() {}

  /** Measures two hundred refreshes. */
  public static void run(PrintStream out) throws Exception {
    Path folder = Files.createTempDirectory("sluice-bench");
    Vertx world = Vertx.vertx();
    Vertx own = Vertx.vertx();
    try {
      Simulator simulator =
          BenchStore.await(
              Simulator.start(
                  world,
                  SimulatorConfig.defaults(InstantSource.system()).withEnvironment(quick(folder))));
      Hub hub = hub(own, simulator, folder);
      measure(out, simulator.uri());
      BenchStore.await(hub.stop());
      BenchStore.await(simulator.close());
    } finally {
      BenchStore.await(own.close());
      BenchStore.await(world.close());
      BenchStore.delete(folder);
    }
  }

  private static Hub hub(Vertx vertx, Simulator simulator, Path folder) throws Exception {
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    HubPlatform platform = HubPlatform.of(vertx, Time.system(), registry);
    JdbcStore store =
        JdbcStore.open(
            StoreConfig.in(folder), StoreThreads.own(), platform.time(), platform.meters());
    return BenchStore.await(
        new HubAssembly(platform, store).start(BenchHub.config(simulator, folder, INTERVAL)));
  }

  private static void measure(PrintStream out, String simulator) throws Exception {
    Calls calls = new Calls(HttpClient.newHttpClient(), simulator);
    TimeUnit.SECONDS.sleep(3 * INTERVAL.toSeconds());
    long before = calls.get("/_sim/facts?limit=1").getLong("count");
    for (int round = 0; round < ROUNDS; round++) {
      for (String source : SOURCES) {
        calls.post(
            "/_sim/action",
            "{\"do\":\"refreshSource\",\"outcome\":\"success\",\"dataSource\":\"" + source + "\"}");
      }
      TimeUnit.MILLISECONDS.sleep(BETWEEN_MILLIS);
    }
    TimeUnit.SECONDS.sleep(4 * INTERVAL.toSeconds());
    List<Long> millis = delays(calls, before);
    millis.sort(null);
    if (millis.isEmpty()) {
      throw new IllegalStateException("nothing arrived");
    }
    out.printf(
        "%d refreshes, interval %d ms: p50 %d ms, p99 %d ms, greatest %d ms%n",
        millis.size(),
        INTERVAL.toMillis(),
        millis.get(millis.size() / 2),
        millis.get((int) (millis.size() * 0.99)),
        millis.get(millis.size() - 1));
  }

  private static List<Long> delays(Calls calls, long before) throws Exception {
    Map<String, Instant> shown = new LinkedHashMap<>();
    for (Object one : calls.get("/_sim/facts?limit=1000&since=" + before).getJsonArray("facts")) {
      JsonObject fact = (JsonObject) one;
      if (Objects.equals(fact.getString("type"), "taskEnded")) {
        shown.put(fact.getString("taskId"), Instant.parse(fact.getString("at")));
      }
    }
    List<Long> millis = new ArrayList<>();
    for (Object one : calls.get("/_sim/inbox/webhooks?limit=1000").getJsonArray("messages")) {
      JsonObject hook = (JsonObject) one;
      JsonObject data = new JsonObject(hook.getString("body")).getJsonObject("data");
      Instant at = shown.get(data.getString("taskId"));
      if (at != null) {
        millis.add(Duration.between(at, Instant.parse(hook.getString("at"))).toMillis());
      }
    }
    return millis;
  }

  /**
   * The environment {@code retailer} without its timeline and with refreshes of less than a second.
   */
  private static String quick(Path folder) throws IOException {
    try (InputStream retailer =
        Objects.requireNonNull(
            SimulatorConfig.class.getResourceAsStream("/environments/retailer.yaml"))) {
      String yaml = new String(retailer.readAllBytes(), StandardCharsets.UTF_8);
      yaml = yaml.substring(0, yaml.indexOf("    timeline:"));
      Path file = folder.resolve("retailer.yaml");
      Files.writeString(file, yaml.replace("ingestion: 2s..3s", "ingestion: 100ms..900ms"));
      return file.toString();
    }
  }

  private record Calls(HttpClient http, String base) {
    JsonObject get(String path) throws IOException, InterruptedException {
      return new JsonObject(send(HttpRequest.newBuilder(URI.create(base + path))));
    }

    void post(String path, String body) throws IOException, InterruptedException {
      send(
          HttpRequest.newBuilder(URI.create(base + path))
              .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString()).body();
    }
  }
}
