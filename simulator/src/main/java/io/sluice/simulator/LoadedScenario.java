package io.sluice.simulator;

import io.sluice.simulator.world.file.FileException;
import io.sluice.simulator.world.file.ScenarioReader;
import io.sluice.simulator.world.file.Scenarios;
import io.sluice.simulator.world.spec.Environment;
import io.sluice.simulator.world.spec.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A scenario with the name or path of its environment.
 *
 * @param environment name of a bundled environment, or path of a file
 */
record LoadedScenario(Scenario scenario, String environment) {

  /**
   * Loads a scenario.
   *
   * @param name a bundled name, or the path of a file ending in .yaml or .yml
   * @throws IllegalArgumentException for an unknown name, or with all faults of the file
   */
  static LoadedScenario of(String name) {
    if (!name.endsWith(".yaml") && !name.endsWith(".yml")) {
      return bundled(name);
    }
    try {
      return read(name, Files.readString(Path.of(name)), EnvironmentLoader::of);
    } catch (IOException unreadable) {
      throw new IllegalArgumentException(
          "The scenario file " + name + " cannot be read: " + unreadable, unreadable);
    } catch (FileException faulty) {
      throw new IllegalArgumentException(String.valueOf(faulty.getMessage()), faulty);
    }
  }

  /**
   * Loads a bundled scenario.
   *
   * @throws IllegalArgumentException for an unknown name
   */
  static LoadedScenario bundled(String name) {
    Scenario scenario = Scenarios.named(name);
    return new LoadedScenario(scenario, scenario.environment().name());
  }

  /**
   * Parses a scenario.
   *
   * @throws FileException with all faults of the text
   */
  static LoadedScenario read(String name, String text, Function<String, Environment> environments) {
    List<String> requested = new ArrayList<>();
    Scenario scenario =
        ScenarioReader.read(
            name,
            text,
            environment -> {
              requested.add(environment);
              return environments.apply(environment);
            });
    return new LoadedScenario(scenario, requested.get(0));
  }
}
