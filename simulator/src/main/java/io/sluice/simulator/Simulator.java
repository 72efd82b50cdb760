package io.sluice.simulator;

import io.sluice.simulator.front.Credentials;
import io.sluice.simulator.wire.InstanceInfo;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Objects;
import java.util.UUID;

/**
 * A running simulator: Customer Insights, its token endpoint, Teams and webhook receivers on one
 * HTTP port, and a mail server. Runs on one event loop and uses Vert.x timers only, so that it also
 * works in virtual time.
 */
public final class Simulator {
  private final Vertx vertx;
  private final String deployment;
  private final SimulatorConfig config;
  private final SimulatorCore core;
  private final SimulatorVerticle verticle;

  private Simulator(
      Vertx vertx,
      String deployment,
      SimulatorConfig config,
      SimulatorCore core,
      SimulatorVerticle verticle) {
    this.vertx = vertx;
    this.deployment = deployment;
    this.config = config;
    this.core = core;
    this.verticle = verticle;
  }

  /**
   * Starts a simulator.
   *
   * @return a future that fails with a readable message if a port is in use or the environment is
   *     unknown
   */
  public static Future<Simulator> start(Vertx vertx, SimulatorConfig config) {
    SimulatorCore core;
    try {
      core = new SimulatorCore(config);
    } catch (IllegalArgumentException unusable) {
      return Future.failedFuture(unusable);
    }
    SimulatorVerticle verticle = new SimulatorVerticle(config, core);
    return vertx
        .deployVerticle(verticle)
        .map(id -> new Simulator(vertx, id, config, core, verticle));
  }

  /** The HTTP port. */
  public int port() {
    return verticle.port();
  }

  /** The mail server's port. */
  public int smtpPort() {
    return verticle.smtpPort();
  }

  /** Base address, for example {@code http://127.0.0.1:8900}. */
  public String uri() {
    return "http://" + config.listener().host() + ":" + port();
  }

  /** Id of the first instance. */
  public UUID instanceId() {
    InstanceInfo first = core.world().instances().get(0);
    return Objects.requireNonNull(first.instanceId());
  }

  /** The accepted credentials. */
  public Credentials credentials() {
    return config.api().credentials();
  }

  /** Stops listening and discards all state. */
  public Future<Void> close() {
    return vertx.undeploy(deployment);
  }
}
