package io.sluice.wdl.definition;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A parsed JSON or YAML file with source positions.
 *
 * @param tree of Map, List, String, Long, Double, Boolean and null
 * @param positions start of each member and element, by slash path
 */
public record PositionedTree(@Nullable Object tree, Map<String, Position> positions) {
  /** The position of a path, or of its nearest ancestor that has one. */
  public Position at(String path) {
    String at = path;
    while (true) {
      Position position = positions.get(at);
      if (position != null) {
        return position;
      }
      int slash = at.lastIndexOf('/');
      if (slash < 0) {
        return at.isEmpty() ? Position.UNKNOWN : positions.getOrDefault("", Position.UNKNOWN);
      }
      at = at.substring(0, slash);
    }
  }
}
