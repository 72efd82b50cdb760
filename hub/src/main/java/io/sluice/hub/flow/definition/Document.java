package io.sluice.hub.flow.definition;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A parsed file.
 *
 * @param tree Map, List, String, Long, Double, Boolean and null
 * @param lines 1-based line of each member, by slash path
 */
record Document(@Nullable Object tree, Map<String, Integer> lines) {
  /** The line of a place, or of the nearest place around it; 0 when none is known. */
  int line(String path) {
    String at = path;
    while (true) {
      Integer line = lines.get(at);
      if (line != null) {
        return line;
      }
      int slash = at.lastIndexOf('/');
      if (slash < 0) {
        return at.isEmpty() ? 0 : lines.getOrDefault("", 0);
      }
      at = at.substring(0, slash);
    }
  }
}
