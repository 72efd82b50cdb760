package io.sluice.hub.cli;

import io.sluice.hub.app.StartupException;
import io.sluice.hub.settings.Nearest;
import io.sluice.simulator.ApiOptions;
import io.sluice.simulator.Limits;
import io.sluice.simulator.SimulatorConfig;
import io.sluice.simulator.wire.WireJson;
import io.sluice.simulator.world.file.Durations;
import io.sluice.simulator.world.file.Environments;
import io.sluice.simulator.world.file.Scenarios;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options of {@code simulate}: the environment, its receivers and how the service behaves. */
final class SimulateOptions {
  private static final int MAX_PORT = 65_535;

  @Option(
      names = "--port",
      defaultValue = "8901",
      paramLabel = "N",
      description = "HTTP port; 0 for a free one (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--smtp-port",
      defaultValue = "0",
      paramLabel = "N",
      description = "Port of the mail server; 0 for a free one (default: ${DEFAULT-VALUE}).")
  private int smtpPort;

  @Option(
      names = "--environment",
      defaultValue = "retailer",
      paramLabel = "NAME|FILE",
      description =
          "retailer, enterprise, adversarial, or a .yaml file (default: ${DEFAULT-VALUE}).")
  private String environment = "retailer";

  @Option(
      names = "--scenario",
      paramLabel = "NAME|FILE",
      description = "Play it from its start; it sets environment and seed itself.")
  private Optional<String> scenario = Optional.empty();

  @Option(
      names = "--seed",
      defaultValue = "1",
      paramLabel = "N",
      description = "Seed of the random numbers (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--auth",
      defaultValue = "on",
      paramLabel = "on|off",
      description = "Whether key and token are required (default: ${DEFAULT-VALUE}).")
  private String auth = "on";

  @Option(
      names = "--token-lifetime",
      defaultValue = "3599s",
      paramLabel = "DURATION",
      description = "Lifetime of access tokens (default: ${DEFAULT-VALUE}).")
  private String tokenLifetime = "3599s";

  @Option(
      names = "--limit",
      defaultValue = "100",
      paramLabel = "N",
      description = "Calls accepted in 60 s, at least 1 (default: ${DEFAULT-VALUE}).")
  private int limit;

  @Option(
      names = "--window",
      defaultValue = "sliding",
      paramLabel = "sliding|fixed",
      description = "Quota window: any 60 s, or whole minutes (default: ${DEFAULT-VALUE}).")
  private String window = "sliding";

  @Option(
      names = "--latency",
      defaultValue = "0",
      paramLabel = "DURATION",
      description = "Delay of every answer, as in 300ms (default: ${DEFAULT-VALUE}).")
  private String latency = "0";

  @Option(
      names = "--enum-case",
      defaultValue = "camel",
      paramLabel = "camel|pascal",
      description = "Spelling of enums: timedOut or TimedOut (default: ${DEFAULT-VALUE}).")
  private String enumCase = "camel";

  @Option(names = "--next-link", description = "Add a link to the next page to pages of data.")
  private boolean nextLink;

  /** The environment or scenario, for people. */
  String title() {
    return scenario
        .map(name -> "the scenario '" + name + "'")
        .orElse("'" + environment + "' with seed " + seed);
  }

  /**
   * The configuration of the simulator.
   *
   * @throws StartupException with a sentence for the first invalid option
   */
  SimulatorConfig config(InstantSource clock) {
    checkPort("--port", port);
    checkPort("--smtp-port", smtpPort);
    checkEnvironment();
    if (limit < 1) {
      throw new StartupException("--limit is " + limit + ": it must be at least 1");
    }
    boolean fixed = oneOf("--window", window, List.of("sliding", "fixed")).equals("fixed");
    SimulatorConfig config =
        SimulatorConfig.defaults(clock)
            .withPorts(port, smtpPort)
            .withEnvironment(environment)
            .withSeed(seed)
            .withLatency(duration("--latency", latency))
            .withLimits(new Limits(limit, Limits.documented().window(), fixed))
            .withApi(api());
    return scenario.map(this::checkedScenario).map(config::withScenario).orElse(config);
  }

  private ApiOptions api() {
    Duration lifetime = duration("--token-lifetime", tokenLifetime);
    if (lifetime.toSeconds() < 1) {
      throw new StartupException(
          "--token-lifetime is " + tokenLifetime + ": it must be at least 1s");
    }
    boolean pascal = oneOf("--enum-case", enumCase, List.of("camel", "pascal")).equals("pascal");
    ApiOptions api =
        ApiOptions.documented()
            .withTokenLifetime(lifetime)
            .withSpelling(pascal ? WireJson.Spelling.PASCAL : WireJson.Spelling.CAMEL);
    api = nextLink ? api.withNextLink() : api;
    return oneOf("--auth", auth, List.of("on", "off")).equals("off") ? api.withoutAuth() : api;
  }

  private void checkEnvironment() {
    if (isFile(environment)) {
      requireFile("--environment", environment);
    } else {
      oneOf("--environment", environment, Environments.names());
    }
  }

  private String checkedScenario(String name) {
    if (isFile(name)) {
      requireFile("--scenario", name);
      return name;
    }
    return oneOf("--scenario", name, Scenarios.names());
  }

  private static boolean isFile(String name) {
    return name.endsWith(".yaml") || name.endsWith(".yml");
  }

  private static void requireFile(String option, String file) {
    if (!Files.isRegularFile(Path.of(file))) {
      throw new StartupException(
          option + " is " + file + ": the file does not exist in " + Path.of("").toAbsolutePath());
    }
  }

  private static void checkPort(String option, int given) {
    if (given < 0 || given > MAX_PORT) {
      throw new StartupException(option + " is " + given + ": it must be from 0 to " + MAX_PORT);
    }
  }

  private static Duration duration(String option, String given) {
    return Durations.parse(given)
        .orElseThrow(
            () ->
                new StartupException(option + " is " + given + ": it must be " + Durations.SHAPE));
  }

  private static String oneOf(String option, String given, Collection<String> words) {
    if (words.contains(given)) {
      return given;
    }
    throw new StartupException(
        option
            + " is "
            + given
            + ": it must be one of "
            + String.join(", ", words)
            + Nearest.to(given, words).map(near -> "; did you mean \"" + near + "\"?").orElse(""));
  }
}
