package io.sluice.simulator.world.file;

import java.util.List;

/** The JSON Schemas of the files, for editors and for other tools. */
public final class Schemas {

  private static final List<String> NAMES = List.of("environment", "scenario");

  private Schemas() {}

  /** Their names. */
  public static List<String> names() {
    return NAMES;
  }

  /**
   * One of them as JSON text.
   *
   * @throws IllegalArgumentException for a name that is not in {@link #names()}
   */
  public static String named(String name) {
    if (!NAMES.contains(name)) {
      throw new IllegalArgumentException(
          "There is no schema \"" + name + "\"; there are " + String.join(", ", NAMES));
    }
    return Resources.text("/schemas/" + name + ".schema.json");
  }
}
