package io.sluice.simulator;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Configuration of a simulator.
 *
 * @param listener where HTTP and mail server listen
 * @param start the world that the simulator starts with
 * @param clock source of time, followed by the simulator's own clock
 * @param limits rate limit of the API
 * @param latency delay of every answer, except those of the control API
 * @param api behaviour of the API
 * @param sinks behaviour of Teams, webhook receivers and mail server
 */
public record SimulatorConfig(
    Listener listener,
    StartWorld start,
    InstantSource clock,
    Limits limits,
    Duration latency,
    ApiOptions api,
    SinkOptions sinks) {

  /**
   * Addresses of the simulator.
   *
   * @param host address to listen on; use a loopback address only, since the simulator is not
   *     secured
   * @param port HTTP port, 0 for a free one
   * @param smtpPort port of the mail server, 0 for a free one
   */
  public record Listener(String host, int port, int smtpPort) {}

  /**
   * The world that a simulator starts with.
   *
   * @param environment name of a bundled environment, or path of a YAML file
   * @param seed seed of all random draws
   * @param scenario name of a bundled scenario, or path of a YAML file. Its environment, seed and
   *     start replace the others
   */
  public record StartWorld(String environment, long seed, Optional<String> scenario) {}

  /**
   * The environment {@code retailer} on free ports, with seed 1, the documented limits and no
   * latency.
   */
  public static SimulatorConfig defaults(InstantSource clock) {
    return new SimulatorConfig(
        new Listener("127.0.0.1", 0, 0),
        new StartWorld("retailer", 1, Optional.empty()),
        clock,
        Limits.documented(),
        Duration.ZERO,
        ApiOptions.documented(),
        SinkOptions.defaults());
  }

  /** A copy with other ports; 0 chooses a free one. */
  public SimulatorConfig withPorts(int http, int smtp) {
    Listener other = new Listener(listener.host(), http, smtp);
    return new SimulatorConfig(other, start, clock, limits, latency, api, sinks);
  }

  /** A copy with another environment: a name, or the path of a YAML file. */
  public SimulatorConfig withEnvironment(String name) {
    return withStart(new StartWorld(name, start.seed(), start.scenario()));
  }

  /** A copy with another seed. */
  public SimulatorConfig withSeed(long other) {
    return withStart(new StartWorld(start.environment(), other, start.scenario()));
  }

  /** A copy that starts a scenario: a bundled name, or the path of a YAML file. */
  public SimulatorConfig withScenario(String nameOrPath) {
    return withStart(new StartWorld(start.environment(), start.seed(), Optional.of(nameOrPath)));
  }

  private SimulatorConfig withStart(StartWorld other) {
    return new SimulatorConfig(listener, other, clock, limits, latency, api, sinks);
  }

  /** A copy with another clock. */
  public SimulatorConfig withClock(InstantSource other) {
    return new SimulatorConfig(listener, start, other, limits, latency, api, sinks);
  }

  /** A copy with other limits. */
  public SimulatorConfig withLimits(Limits other) {
    return new SimulatorConfig(listener, start, clock, other, latency, api, sinks);
  }

  /** A copy with another latency. */
  public SimulatorConfig withLatency(Duration other) {
    return new SimulatorConfig(listener, start, clock, limits, other, api, sinks);
  }

  /** A copy with other API options. */
  public SimulatorConfig withApi(ApiOptions other) {
    return new SimulatorConfig(listener, start, clock, limits, latency, other, sinks);
  }

  /** A copy with other sink options. */
  public SimulatorConfig withSinks(SinkOptions other) {
    return new SimulatorConfig(listener, start, clock, limits, latency, api, other);
  }
}
