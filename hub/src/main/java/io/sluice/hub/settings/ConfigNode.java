package io.sluice.hub.settings;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A value of a configuration file with its origin. */
public sealed interface ConfigNode {
  /** Where the value comes from. */
  Origin origin();

  /** For error messages; never used for secrets. */
  String text();

  /** A mapping; keys in the order of the file. */
  record Section(Map<String, ConfigNode> entries, Origin origin) implements ConfigNode {
    public Section {
      entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    @Override
    public String text() {
      return "{" + String.join(", ", entries.keySet()) + "}";
    }
  }

  /** A sequence. */
  record Items(List<ConfigNode> items, Origin origin) implements ConfigNode {
    public Items {
      items = List.copyOf(items);
    }

    @Override
    public String text() {
      return items.stream().map(ConfigNode::text).collect(Collectors.joining(", ", "[", "]"));
    }
  }

  /** A string, number, boolean or null. */
  record Scalar(@Nullable Object value, Origin origin) implements ConfigNode {
    @Override
    public String text() {
      return "'" + value + "'";
    }
  }

  /** True for a key without a value, which counts as not set. */
  static boolean isUnset(@Nullable ConfigNode node) {
    return node == null || (node instanceof Scalar scalar && scalar.value() == null);
  }
}
