package io.sluice.simulator.world.file;

import io.sluice.simulator.world.spec.Environment;
import java.util.List;

/** The bundled environments. */
public final class Environments {

  /** Environment of the demo. */
  public static final String RETAILER = "retailer";

  /** A large environment. */
  public static final String ENTERPRISE = "enterprise";

  /** An environment that violates common assumptions of clients. */
  public static final String ADVERSARIAL = "adversarial";

  private static final List<String> NAMES = List.of(RETAILER, ENTERPRISE, ADVERSARIAL);

  private Environments() {}

  /** Names of the environments. */
  public static List<String> names() {
    return NAMES;
  }

  /**
   * Loads a bundled environment.
   *
   * @throws IllegalArgumentException for a name that is not in {@link #names()}
   */
  public static Environment named(String name) {
    if (!NAMES.contains(name)) {
      throw new IllegalArgumentException(
          "There is no environment \"" + name + "\"; there are " + String.join(", ", NAMES));
    }
    return EnvironmentReader.read(
        name + ".yaml", Resources.text("/environments/" + name + ".yaml"));
  }
}
