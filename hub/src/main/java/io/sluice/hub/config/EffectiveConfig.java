package io.sluice.hub.config;

import io.sluice.hub.settings.Settings.EffectiveValue;
import io.sluice.hub.settings.Yaml;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** Writes values in force as YAML, optionally with their origins as comments. */
public final class EffectiveConfig {
  /** Column of the comments; longer lines push their comment to the right. */
  private static final int COLUMN = 48;

  private EffectiveConfig() {}

  /**
   * The values as a YAML document that is a valid configuration itself.
   *
   * @param values in the order of the table
   */
  public static List<String> yaml(List<EffectiveValue> values, boolean origins) {
    List<String> lines = new ArrayList<>();
    List<String> open = List.of();
    for (EffectiveValue value : values) {
      List<String> path = value.path();
      List<String> sections = path.subList(0, path.size() - 1);
      int shared = 0;
      while (shared < Math.min(open.size(), sections.size())
          && open.get(shared).equals(sections.get(shared))) {
        shared++;
      }
      for (int depth = shared; depth < sections.size(); depth++) {
        lines.add("  ".repeat(depth) + Yaml.scalar(sections.get(depth)) + ":");
      }
      open = sections;
      String line = "  ".repeat(sections.size()) + path.get(path.size() - 1) + ": " + value.yaml();
      lines.add(origins ? withComment(line, value.origin().text()) : line);
    }
    return lines;
  }

  /** The values as {@code {"values": [{"path", "value", "origin"}]}}. */
  public static JsonObject json(List<EffectiveValue> values) {
    JsonArray rows = new JsonArray();
    for (EffectiveValue value : values) {
      rows.add(
          new JsonObject()
              .put("path", String.join(".", value.path()))
              .put("value", ConfigYaml.plain(ConfigYaml.value(value.yaml(), value.origin())))
              .put("origin", value.origin().text()));
    }
    return new JsonObject().put("values", rows);
  }

  private static String withComment(String line, String comment) {
    return line + " ".repeat(Math.max(1, COLUMN - line.length())) + "# " + comment;
  }
}
