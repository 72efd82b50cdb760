package io.sluice.simulator.world.file;

import io.sluice.simulator.world.spec.Scenario;
import java.util.List;

/** The bundled scenarios. */
public final class Scenarios {

  private static final List<String> NAMES =
      List.of("failing-source", "threshold-from-below", "missed-refresh", "api-outage");

  private Scenarios() {}

  /** Names of the scenarios. */
  public static List<String> names() {
    return NAMES;
  }

  /**
   * Loads a bundled scenario.
   *
   * @throws IllegalArgumentException for a name that is not in {@link #names()}
   */
  public static Scenario named(String name) {
    if (!NAMES.contains(name)) {
      throw new IllegalArgumentException(
          "There is no scenario \"" + name + "\"; there are " + String.join(", ", NAMES));
    }
    return ScenarioReader.read(name + ".yaml", Resources.text("/scenarios/" + name + ".yaml"));
  }
}
