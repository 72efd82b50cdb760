package io.sluice.simulator;

import io.sluice.simulator.world.file.EnvironmentReader;
import io.sluice.simulator.world.file.Environments;
import io.sluice.simulator.world.file.FileException;
import io.sluice.simulator.world.spec.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Loads an environment: a bundled one by name, or one from a file. */
final class EnvironmentLoader {
  private EnvironmentLoader() {}

  /**
   * Loads an environment.
   *
   * @param name a bundled name, or the path of a file ending in .yaml or .yml
   * @throws IllegalArgumentException for an unknown name, or with all faults of the file
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
