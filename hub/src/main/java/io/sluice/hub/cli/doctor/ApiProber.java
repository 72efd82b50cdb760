package io.sluice.hub.cli.doctor;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sluice.hub.bus.Bus;
import io.sluice.hub.config.HubConfig;
import io.sluice.hub.connector.Answers;
import io.sluice.hub.connector.Connectors;
import io.sluice.hub.connector.Connectors.Answer;
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
 * Two calls of the API, counted like any call of a hub's: a slot for each is on disk before it
 * leaves. The store is opened for it and closed again.
 */
final class ApiProber {
  /** How many jobs are asked for; the API lists no more at a time. */
  static final int JOBS = 100;

  /** An empty ledger waits a minute first, since nobody knows what was called before. */
  private static final Duration MAX_WAIT = Duration.ofMinutes(2);

  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  /** Token and calls with all their waits. */
  private static final long LONGEST_MINUTES = 7;

  private final CustomerInsightsConnector connector;
  private final Time time;

  private ApiProber(CustomerInsightsConnector connector, Time time) {
    this.connector = connector;
    this.time = time;
  }

  /** Asks, and waits for the answers; the configuration has an environment. Blocks. */
  static ApiProbe probe(HubConfig config, StoreConfig store, Time time) {
    Vertx vertx = Vertx.vertx();
    try {
      return done(asked(vertx, config, store, time));
    } catch (StoreException closed) {
      return new ApiProbe.SkippedProbe("No call can be counted: " + closed.getMessage());
    } finally {
      done(vertx.close());
    }
  }

  private static Future<ApiProbe> asked(
      Vertx vertx, HubConfig config, StoreConfig where, Time time) {
    Meters meters = new Meters(new SimpleMeterRegistry());
    JdbcStore store = JdbcStore.open(where, StoreThreads.own(), time, meters);
    Bus bus = Bus.install(vertx);
    GatedOutbound outbound =
        GatedOutbound.network(bus, time, meters, config.outbound(), Resolver.system(vertx));
    CustomerInsightsConnector connector =
        new CustomerInsightsConnector(
            config.connectors().customerInsights().orElseThrow(), outbound, time);
    return vertx
        .deployVerticle(new GateVerticle(config.gate(), bus, time, store.slots(), meters))
        .compose(id -> new ApiProber(connector, time).onLoop(vertx))
        // The gate has heard the end of every call when it answers this.
        .eventually(() -> bus.ask(Gate.QUOTA, new Gate.QuotaQuery()))
        .eventually(outbound::close)
        .eventually(store::close);
  }

  /** The connector lives on one loop. */
  private Future<ApiProbe> onLoop(Vertx vertx) {
    Promise<ApiProbe> look = Promise.promise();
    vertx.runOnContext(ignored -> look().onComplete(look));
    return look.future();
  }

  private Future<ApiProbe> look() {
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
                  ? recent()
                      .map(jobs -> new ApiProbe.ApiAnswers(instance, answeredAt, Optional.of(jobs)))
                  : Future.succeededFuture(
                      new ApiProbe.ApiAnswers(instance, answeredAt, Optional.empty()));
            });
  }

  private Future<Answer> recent() {
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

  private static <T> T done(Future<T> future) {
    try {
      return future
          .toCompletionStage()
          .toCompletableFuture()
          .get(LONGEST_MINUTES, TimeUnit.MINUTES);
    } catch (ExecutionException | TimeoutException failed) {
      throw new IllegalStateException("the calls did not end: " + failed.getMessage(), failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while calling", interrupted);
    }
  }
}
