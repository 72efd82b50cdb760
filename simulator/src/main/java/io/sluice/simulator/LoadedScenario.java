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
 * A scenario with the name or path by which it asked for its environment.
 *
 * @param environment a name of a bundled environment, or the path of a file
 */
record LoadedScenario(Scenario scenario, String environment) {

  /**
   * The scenario that a configuration names.
   *
   * @param name a name, or the path of a file that ends with .yaml or .yml
   * @throws IllegalArgumentException with everything that is wrong, for people
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
   * A scenario that comes with the simulator.
   *
   * @throws IllegalArgumentException for an unknown name
   */
  static LoadedScenario bundled(String name) {
    Scenario scenario = Scenarios.named(name);
    return new LoadedScenario(scenario, scenario.environment().name());
  }

  /**
   * Reads a scenario.
   *
   * @throws FileException with every fault of the text
   */
  static LoadedScenario read(String name, String text, Function<String, Environment> environments) {
    List<String> asked = new ArrayList<>();
    Scenario scenario =
        ScenarioReader.read(
            name,
            text,
            environment -> {
              asked.add(environment);
              return environments.apply(environment);
            });
    return new LoadedScenario(scenario, asked.get(0));
  }
}
