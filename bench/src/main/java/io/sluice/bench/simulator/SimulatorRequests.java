package io.sluice.bench.simulator;

import io.sluice.bench.Load;
import io.sluice.simulator.Limits;
import io.sluice.simulator.Simulator;
import io.sluice.simulator.SimulatorConfig;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Requests per second over HTTP: the simulator on one event loop, its client on another, so that
 * the two share two cores.
 */
public final class SimulatorRequests {
  private static final int CONNECTIONS = 16;
  private static final int WARM_SECONDS = 3;
  private static final int SECONDS = 5;
  private static final String LARGE =
      """
      environment: large
      description: A thousand segments.
      instances:
        - name: Large
          type: production
          region: northeurope
          customers: {level: 6240000}
          refresh: {parallelism: 24, otherwise: 1m..5m, keptJobs: 40}
          history: {evaluations: 30, every: 1d, before: 6h}
          generate: {seed: 1, dataSources: 200, segments: 1000, measures: 400}
          schedules:
            - {operation: all, cron: ["0 */4 * * *"], timezone: UTC}
      """;

  private SimulatorRequests() {}

  /** Measures each case on sixteen connections. */
  public static void run(PrintStream out) throws Exception {
    Path file = Files.createTempFile("large", ".yaml");
    Vertx server = loop();
    Vertx client = loop();
    try {
      Files.writeString(file, LARGE);
      measure(out, server, client, file);
    } finally {
      await(client.close());
      await(server.close());
      Files.delete(file);
    }
  }

  private static void measure(PrintStream out, Vertx server, Vertx client, Path file)
      throws Exception {
    SimulatorConfig config =
        SimulatorConfig.defaults(InstantSource.system())
            .withEnvironment(file.toString())
            .withLimits(new Limits(Integer.MAX_VALUE, Duration.ofSeconds(1), true));
    SimulatorConfig open = config.withApi(config.api().withoutAuth());
    Simulator simulator = await(Simulator.start(server, open));
    String base = "/v1/instances/" + simulator.instanceId();
    HttpClient http = client.createHttpClient(new PoolOptions().setHttp1MaxSize(CONNECTIONS));
    await(
        client
            .createHttpClient()
            .request(HttpMethod.POST, simulator.port(), "127.0.0.1", "/_sim/clock")
            .compose(sent -> sent.send("{\"action\":\"step\",\"by\":\"P6D\"}"))
            .compose(SimulatorRequests::whole));
    for (Map.Entry<String, String> one : cases(base).entrySet()) {
      RequestOptions request =
          new RequestOptions()
              .setMethod(HttpMethod.GET)
              .setHost("127.0.0.1")
              .setPort(simulator.port())
              .setURI(one.getValue());
      Load.of(
              CONNECTIONS,
              WARM_SECONDS,
              SECONDS,
              start -> client.runOnContext(nothing -> start.run()),
              () -> call(http, request))
          .print(out, one.getKey());
    }
    await(simulator.close());
  }

  private static Map<String, String> cases(String base) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("list 200 data sources", base + "/manage/datasources");
    all.put("list 1,000 segments", base + "/manage/segments");
    all.put("list 400 measures", base + "/manage/measures");
    all.put("list 40 jobs with tasks", base + "/workflows/main/jobs?top=40&includeTasks=true");
    all.put("status of all nodes", base + "/workflows/main/status");
    all.put("page of 100 customers", base + "/data/Customer?$top=100&$skip=5000000");
    all.put("one instance", base);
    return all;
  }

  private static Future<Integer> call(HttpClient http, RequestOptions request) {
    return http.request(request)
        .compose(sent -> sent.send())
        .compose(SimulatorRequests::whole)
        .map(Buffer::length);
  }

  private static Future<Buffer> whole(HttpClientResponse answer) {
    return answer.statusCode() == 200
        ? answer.body()
        : answer
            .body()
            .compose(
                body -> Future.failedFuture(new IOException(answer.statusCode() + ": " + body)));
  }

  private static Vertx loop() {
    return Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get();
  }
}
