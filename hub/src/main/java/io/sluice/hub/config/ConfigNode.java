package io.sluice.hub.config;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One value of a configuration file with the line it stands on: 1 for the first, 0 for what the
 * file does not hold.
 */
sealed interface ConfigNode {
  int line();

  /** A mapping; keys in the order of the file. */
  record Section(Map<String, ConfigNode> entries, int line) implements ConfigNode {}

  /** A sequence. */
  record Items(List<ConfigNode> items, int line) implements ConfigNode {}

  /** A text, number, truth value or nothing. */
  record Scalar(@Nullable Object value, int line) implements ConfigNode {}
}
