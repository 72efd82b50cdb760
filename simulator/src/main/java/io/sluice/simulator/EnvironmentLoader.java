package io.sluice.simulator;

import io.sluice.simulator.world.file.EnvironmentReader;
import io.sluice.simulator.world.file.Environments;
import io.sluice.simulator.world.file.FileException;
import io.sluice.simulator.world.spec.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Finds an environment: one that comes with the simulator, or a file of the user's own. */
final class EnvironmentLoader {
  private EnvironmentLoader() {}

  /**
   * The environment that a configuration names.
   *
   * @param name a name, or the path of a file that ends with .yaml or .yml
   * @throws IllegalArgumentException with everything that is wrong, for people
   */
  static Environment of(String name) {
    if (!name.endsWith(".yaml") && !name.endsWith(".yml")) {
      return Environments.named(name);
    }
    try {
      return EnvironmentReader.read(name, Files.readString(Path.of(name)));
    } catch (IOException unreadable) {
      throw new IllegalArgumentException(
          "The environment file " + name + " cannot be read: " + unreadable, unreadable);
    } catch (FileException faulty) {
      throw new IllegalArgumentException(String.valueOf(faulty.getMessage()), faulty);
    }
  }
}
