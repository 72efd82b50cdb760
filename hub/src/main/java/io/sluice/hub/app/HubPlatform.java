package io.sluice.hub.app;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.sluice.hub.metrics.Meters;
import io.sluice.hub.time.Time;
import io.vertx.core.Vertx;

/**
 * The event loops, clock and metrics that a hub runs on: real in a process, virtual in tests.
 *
 * @param registry what {@code /metrics} exposes; {@code meters} writes to it
 */
public record HubPlatform(Vertx vertx, Time time, Meters meters, PrometheusMeterRegistry registry) {

  /** A platform whose meters write to a registry. */
  public static HubPlatform of(Vertx vertx, Time time, PrometheusMeterRegistry registry) {
    return new HubPlatform(vertx, time, new Meters(registry), registry);
  }
}
