package io.sluice.simulator.world.file;

import io.sluice.simulator.world.spec.Scenario;
import java.util.List;

/** The scenarios that come with the simulator. */
public final class Scenarios {

  private static final List<String> NAMES =
      List.of("failing-source", "threshold-from-below", "missed-refresh", "api-outage");

  private Scenarios() {}

  /** Their names. */
  public static List<String> names() {
    return NAMES;
  }

  /**
   * One of them.
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
