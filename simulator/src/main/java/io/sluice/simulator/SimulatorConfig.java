package io.sluice.simulator;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Configuration of a simulator.
 *
 * @param host address to listen on; use a loopback address only, since the simulator is not secured
 * @param port HTTP port, 0 for a free one
 * @param smtpPort port of the mail server, 0 for a free one
 * @param environment name of a bundled environment, or path of a YAML file
 * @param seed seed of all random draws
 * @param clock source of time, followed by the simulator's own clock
 * @param limits rate limit of the API
 * @param latency delay of every answer, except those of the control API
 * @param api behaviour of the API
 * @param sinks behaviour of Teams, webhook receivers and mail server
 * @param scenario name of a bundled scenario, or path of a YAML file. Its environment, seed and
 *     start replace those above
 */
public record SimulatorConfig(
    String host,
    int port,
    int smtpPort,
    String environment,
    long seed,
    InstantSource clock,
    Limits limits,
    Duration latency,
    ApiOptions api,
    SinkOptions sinks,
    Optional<String> scenario) {

  /**
   * The environment {@code retailer} on free ports, with seed 1, the documented limits and no
   * latency.
   */
  public static SimulatorConfig defaults(InstantSource clock) {
    return new SimulatorConfig(
        "127.0.0.1",
        0,
        0,
        "retailer",
        1,
        clock,
        Limits.documented(),
        Duration.ZERO,
        ApiOptions.documented(),
        SinkOptions.defaults(),
        Optional.empty());
  }

  /** A copy with other ports; 0 chooses a free one. */
  public SimulatorConfig withPorts(int http, int smtp) {
    return new SimulatorConfig(
        host, http, smtp, environment, seed, clock, limits, latency, api, sinks, scenario);
  }

  /** A copy with another environment: a name, or the path of a YAML file. */
  public SimulatorConfig withEnvironment(String name) {
    return new SimulatorConfig(
        host, port, smtpPort, name, seed, clock, limits, latency, api, sinks, scenario);
  }

  /** A copy with another seed. */
  public SimulatorConfig withSeed(long other) {
    return new SimulatorConfig(
        host, port, smtpPort, environment, other, clock, limits, latency, api, sinks, scenario);
  }

  /** A copy with other limits. */
  public SimulatorConfig withLimits(Limits other) {
    return new SimulatorConfig(
        host, port, smtpPort, environment, seed, clock, other, latency, api, sinks, scenario);
  }

  /** A copy with another latency. */
  public SimulatorConfig withLatency(Duration other) {
    return new SimulatorConfig(
        host, port, smtpPort, environment, seed, clock, limits, other, api, sinks, scenario);
  }

  /** A copy with other API options. */
  public SimulatorConfig withApi(ApiOptions other) {
    return new SimulatorConfig(
        host, port, smtpPort, environment, seed, clock, limits, latency, other, sinks, scenario);
  }

  /** A copy with other sink options. */
  public SimulatorConfig withSinks(SinkOptions other) {
    return new SimulatorConfig(
        host, port, smtpPort, environment, seed, clock, limits, latency, api, other, scenario);
  }

  /** A copy that starts a scenario: a bundled name, or the path of a YAML file. */
  public SimulatorConfig withScenario(String nameOrPath) {
    return new SimulatorConfig(
        host,
        port,
        smtpPort,
        environment,
        seed,
        clock,
        limits,
        latency,
        api,
        sinks,
        Optional.of(nameOrPath));
  }
}
