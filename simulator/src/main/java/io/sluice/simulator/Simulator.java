package io.sluice.simulator;

import io.sluice.simulator.front.Credentials;
import io.sluice.simulator.wire.InstanceInfo;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Objects;
import java.util.UUID;

/**
 * A running simulator: Customer Insights, its token endpoint, Teams and webhook receivers on one
 * HTTP port, and a mail server. It lives on one event loop and sets only Vert.x timers, so that it
 * runs under virtual time as well.
 */
public final class Simulator {
  private final Vertx vertx;
  private final String deployment;
  private final SimulatorConfig config;
  private final SimulatorCore machine;
  private final SimulatorVerticle verticle;

  private Simulator(
      Vertx vertx,
      String deployment,
      SimulatorConfig config,
      SimulatorCore machine,
      SimulatorVerticle verticle) {
    this.vertx = vertx;
    this.deployment = deployment;
    this.config = config;
    this.machine = machine;
    this.verticle = verticle;
  }

  /**
   * Starts a simulator.
   *
   * @return a future that fails with one plain sentence when a port is taken or the environment is
   *     unknown
   */
  public static Future<Simulator> start(Vertx vertx, SimulatorConfig config) {
    SimulatorCore machine;
    try {
      machine = new SimulatorCore(config);
    } catch (IllegalArgumentException unusable) {
      return Future.failedFuture(unusable);
    }
    SimulatorVerticle verticle = new SimulatorVerticle(config, machine);
    return vertx
        .deployVerticle(verticle)
        .map(id -> new Simulator(vertx, id, config, machine, verticle));
  }

  /** The HTTP port. */
  public int port() {
    return verticle.port();
  }

  /** The mail server's port. */
  public int smtpPort() {
    return verticle.smtpPort();
  }

  /** Where it listens, for example {@code http://127.0.0.1:8900}. */
  public String uri() {
    return "http://" + config.host() + ":" + port();
  }

  /** Id of the first instance. */
  public UUID instanceId() {
    InstanceInfo first = machine.world().instances().get(0);
    return Objects.requireNonNull(first.instanceId());
  }

  /** Who may call. */
  public Credentials credentials() {
    return config.api().credentials();
  }

  /** Stops listening and forgets everything. */
  public Future<Void> close() {
    return vertx.undeploy(deployment);
  }
}
