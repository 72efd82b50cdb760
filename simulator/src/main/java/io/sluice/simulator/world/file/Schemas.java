package io.sluice.simulator.world.file;

import java.util.List;

/** The JSON Schemas of the file formats, for editors and other tools. */
public final class Schemas {

  private static final List<String> NAMES = List.of("environment", "scenario");

  private Schemas() {}

  /** Names of the schemas. */
  public static List<String> names() {
    return NAMES;
  }

  /**
   * A schema as JSON text.
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
