package io.sluice.hub.console;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.sluice.hub.source.Sources;
import io.sluice.hub.store.Store;
import io.sluice.hub.store.StoreUnavailableException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Health checks and metrics for supervisors and monitoring. Healthy covers this process only: its
 * event loop (it answers) and its store. Ready additionally requires that every source is read
 * successfully and nothing is overdue. The response names what is wrong.
 */
final class HealthApi {
  private static final String PROMETHEUS_TEXT = "text/plain; version=0.0.4; charset=utf-8";
  private static final String OPEN_METRICS =
      "application/openmetrics-text; version=1.0.0; charset=utf-8";
  private static final long STORE_TIMEOUT_SECONDS = 5;

  private final Store store;
  private final PrometheusMeterRegistry metrics;
  private final StatusApi status;
  private final Vertx vertx;

  HealthApi(Store store, PrometheusMeterRegistry metrics, StatusApi status, Vertx vertx) {
    this.store = store;
    this.metrics = metrics;
    this.vertx = vertx;
    this.status = status;
  }

  Future<HttpReply> healthy(RoutedRequest request) {
    return checked()
        .map(done -> HttpReply.json(new JsonObject().put("status", "healthy")))
        .otherwise(cause -> unavailable("unhealthy", cause));
  }

  Future<HttpReply> ready(RoutedRequest request) {
    return checked()
        .compose(
            done ->
                status
                    .sources()
                    .map(HealthApi::readiness)
                    .otherwise(
                        cause ->
                            HttpReply.json(
                                503,
                                new JsonObject()
                                    .put("status", "not ready")
                                    .put(
                                        "reason",
                                        "the sources do not answer; the hub may still be"
                                            + " starting"))))
        .otherwise(cause -> unavailable("not ready", cause));
  }

  private Future<Void> checked() {
    return store.check().timeout(STORE_TIMEOUT_SECONDS, TimeUnit.SECONDS);
  }

  /** Advice without details, since no token is required here; the log has the cause. */
  private static HttpReply unavailable(String status, Throwable cause) {
    String store =
        cause instanceof StoreUnavailableException trouble
            ? trouble.advice()
            : cause instanceof TimeoutException
                ? "The store has not answered for "
                    + STORE_TIMEOUT_SECONDS
                    + " s: check why its disk is slow"
                : "The store accepts no writes; the hub's log has the reason";
    return HttpReply.json(503, new JsonObject().put("status", status).put("store", store));
  }

  Future<HttpReply> metrics(RoutedRequest request) {
    String accept = request.header("Accept");
    boolean open = accept != null && accept.contains("application/openmetrics-text");
    String type = open ? OPEN_METRICS : PROMETHEUS_TEXT;
    return vertx
        .executeBlocking(() -> metrics.scrape(type), false)
        .map(text -> HttpReply.of(200, type, Buffer.buffer(text)));
  }

  /** States and times only, since no token is required here. */
  private static HttpReply readiness(List<Sources.SourceView> sources) {
    JsonArray stale = new JsonArray();
    JsonArray overdue = new JsonArray();
    for (Sources.SourceView source : sources) {
      if (source.state() != Sources.SourceState.OK) {
        stale.add(
            new JsonObject()
                .put("source", source.name().connection())
                .put("state", source.state().word())
                .put("lastSweepAt", ApiJson.time(source.sweeps().lastAt())));
      }
      for (Sources.Overdue one : source.overdue()) {
        overdue.add(
            new JsonObject()
                .put("source", source.name().connection())
                .put("kind", one.kind())
                .put("since", ApiJson.time(one.since())));
      }
    }
    if (stale.isEmpty() && overdue.isEmpty()) {
      return HttpReply.json(new JsonObject().put("status", "ready"));
    }
    JsonObject body = new JsonObject().put("status", "not ready").put("stale", stale);
    return HttpReply.json(503, overdue.isEmpty() ? body : body.put("overdue", overdue));
  }
}
