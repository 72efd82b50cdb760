package io.sluice.simulator;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Everything that a simulator is started with.
 *
 * @param host address to listen on; keep it a loopback one, the simulator has no defences
 * @param port HTTP port, 0 for a free one
 * @param smtpPort port of the mail server, 0 for a free one
 * @param environment name of an environment that comes with the simulator, or the path of a YAML
 *     file
 * @param seed everything drawn by chance follows from it
 * @param clock where time comes from; the simulator's own clock starts with it
 * @param limits how many calls are answered
 * @param latency how long every answer waits, except those for operators
 * @param api how the API behaves
 * @param sinks how Teams, webhooks and mail behave
 * @param scenario name of a scenario that comes with the simulator, or the path of a YAML file; its
 *     environment, seed and start then stand in place of those above
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

  /** A retailer on free ports, seed 1, the documented limits, no latency. */
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
        SinkOptions.usual(),
        Optional.empty());
  }

  /** The same on other ports; 0 takes a free one. */
  public SimulatorConfig withPorts(int http, int smtp) {
    return new SimulatorConfig(
        host, http, smtp, environment, seed, clock, limits, latency, api, sinks, scenario);
  }

  /** The same with another environment: a name, or the path of a YAML file. */
  public SimulatorConfig withEnvironment(String name) {
    return new SimulatorConfig(
        host, port, smtpPort, name, seed, clock, limits, latency, api, sinks, scenario);
  }

  /** The same with another seed. */
  public SimulatorConfig withSeed(long other) {
    return new SimulatorConfig(
        host, port, smtpPort, environment, other, clock, limits, latency, api, sinks, scenario);
  }

  /** The same with other limits. */
  public SimulatorConfig withLimits(Limits other) {
    return new SimulatorConfig(
        host, port, smtpPort, environment, seed, clock, other, latency, api, sinks, scenario);
  }

  /** The same with another latency. */
  public SimulatorConfig withLatency(Duration other) {
    return new SimulatorConfig(
        host, port, smtpPort, environment, seed, clock, limits, other, api, sinks, scenario);
  }

  /** The same with an API that behaves otherwise. */
  public SimulatorConfig withApi(ApiOptions other) {
    return new SimulatorConfig(
        host, port, smtpPort, environment, seed, clock, limits, latency, other, sinks, scenario);
  }

  /** The same with sinks that behave otherwise. */
  public SimulatorConfig withSinks(SinkOptions other) {
    return new SimulatorConfig(
        host, port, smtpPort, environment, seed, clock, limits, latency, api, other, scenario);
  }

  /** The same with a scenario that plays from the beginning: a name, or the path of a YAML file. */
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
