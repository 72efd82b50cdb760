package io.sluice.simulator.world.file;

import io.sluice.simulator.world.spec.Environment;
import java.util.List;

/** The environments that come with the simulator. */
public final class Environments {

  /** The name of the environment of the demonstration. */
  public static final String RETAILER = "retailer";

  /** The name of the large environment. */
  public static final String ENTERPRISE = "enterprise";

  /** The name of the environment that breaks assumptions. */
  public static final String ADVERSARIAL = "adversarial";

  private static final List<String> NAMES = List.of(RETAILER, ENTERPRISE, ADVERSARIAL);

  private Environments() {}

  /** Their names. */
  public static List<String> names() {
    return NAMES;
  }

  /**
   * One of them.
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
