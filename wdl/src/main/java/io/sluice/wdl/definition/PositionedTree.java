package io.sluice.wdl.definition;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A parsed file.
 *
 * @param tree Map, List, String, Long, Double, Boolean and null
 * @param positions where each member and element begins, by slash path
 */
public record PositionedTree(@Nullable Object tree, Map<String, Position> positions) {
  /** The position of a place, or of the nearest place around it. */
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
