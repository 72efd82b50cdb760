package io.sluice.hub.cli.doctor;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sluice.hub.bus.Bus;
import io.sluice.hub.config.HubConfig;
import io.sluice.hub.connector.Answers;
import io.sluice.hub.connector.Connectors;
import io.sluice.hub.connector.Connectors.Answer;
import io.sluice.hub.connector.customerinsights.CustomerInsightsConfig;
import io.sluice.hub.connector.customerinsights.CustomerInsightsConnector;
import io.sluice.hub.gate.Gate;
import io.sluice.hub.gate.GateVerticle;
import io.sluice.hub.gate.Priority;
import io.sluice.hub.metrics.Meters;
import io.sluice.hub.outbound.GatedOutbound;
import io.sluice.hub.outbound.Outcome;
import io.sluice.hub.outbound.Resolver;
import io.sluice.hub.store.StoreConfig;
import io.sluice.hub.store.StoreException;
import io.sluice.hub.store.jdbc.JdbcStore;
import io.sluice.hub.store.jdbc.StoreThreads;
import io.sluice.hub.time.Time;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Probes the token endpoint and the API with up to two calls. They count against the quota like any
 * call of the hub: the slot is stored before a call is sent. Opens the store for that purpose and
 * closes it again.
 */
final class ApiProber {
  /** Number of jobs requested; the API returns no more per page. */
  static final int JOBS = 100;

  /** With an empty ledger the gate waits a minute, because earlier calls are unknown. */
  private static final Duration MAX_WAIT = Duration.ofMinutes(2);

  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  /** Bound on the whole probe, including all waits. */
  private static final long MAX_MINUTES = 7;

  private final CustomerInsightsConnector connector;
  private final Time time;

  private ApiProber(CustomerInsightsConnector connector, Time time) {
    this.connector = connector;
    this.time = time;
  }

  /** Runs the probe and blocks until it ends. Requires a configuration with an environment. */
  static ApiProbe probe(HubConfig config, StoreConfig store, Time time) {
    Vertx vertx = Vertx.vertx();
    try {
      return await(start(vertx, config, store, time));
    } catch (StoreException closed) {
      return new ApiProbe.SkippedProbe(
          "No call was made, because calls cannot be counted: " + closed.getMessage());
    } finally {
      await(vertx.close());
    }
  }

  private static Future<ApiProbe> start(
      Vertx vertx, HubConfig config, StoreConfig where, Time time) {
    Meters meters = new Meters(new SimpleMeterRegistry());
    JdbcStore store = JdbcStore.open(where, StoreThreads.own(), time, meters);
    Bus bus = Bus.install(vertx);
    GatedOutbound outbound =
        GatedOutbound.network(bus, time, meters, config.outbound(), Resolver.system(vertx));
    CustomerInsightsConnector connector =
        new CustomerInsightsConnector(
            config.connectors().get(CustomerInsightsConfig.class).orElseThrow(), outbound, time);
    return vertx
        .deployVerticle(new GateVerticle(config.gate(), bus, time, store.slots(), meters))
        .compose(id -> new ApiProber(connector, time).onLoop(vertx))
        // Once the gate answers this, it has processed the end of every call.
        .eventually(() -> bus.ask(Gate.QUOTA, new Gate.QuotaQuery()))
        .eventually(outbound::close)
        .eventually(store::close);
  }

  /** Runs the probe on one event loop, as the connector requires. */
  private Future<ApiProbe> onLoop(Vertx vertx) {
    Promise<ApiProbe> probe = Promise.promise();
    vertx.runOnContext(ignored -> probeAll().onComplete(probe));
    return probe.future();
  }

  private Future<ApiProbe> probeAll() {
    return Future.succeededFuture()
        .compose(start -> connector.authenticate())
        .compose(token -> environment())
        .recover(
            cause ->
                Future.succeededFuture(
                    new ApiProbe.TokenRefused(String.valueOf(cause.getMessage()))));
  }

  private Future<ApiProbe> environment() {
    return call("GetInstance", new LinkedHashMap<>())
        .compose(
            instance -> {
              Instant answeredAt = time.instant();
              return instance.outcome() == Outcome.SUCCEEDED
                  ? recentJobs()
                      .map(jobs -> new ApiProbe.ApiAnswers(instance, answeredAt, Optional.of(jobs)))
                  : Future.succeededFuture(
                      new ApiProbe.ApiAnswers(instance, answeredAt, Optional.empty()));
            });
  }

  private Future<Answer> recentJobs() {
    Map<String, @Nullable Object> newest = new LinkedHashMap<>();
    newest.put("top", (long) JOBS);
    return call("ListJobs", newest);
  }

  private Future<Answer> call(String operation, Map<String, @Nullable Object> parameters) {
    Connectors.Call call =
        new Connectors.Call(
            operation, parameters, Priority.INTERACTIVE, "doctor", operation, MAX_WAIT, TIMEOUT);
    return connector.call(call).recover(cause -> Future.succeededFuture(Answers.failed(cause)));
  }

  private static <T> T await(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(MAX_MINUTES, TimeUnit.MINUTES);
    } catch (ExecutionException | TimeoutException failed) {
      throw new IllegalStateException("the API probe failed: " + failed.getMessage(), failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted during the API probe", interrupted);
    }
  }
}
