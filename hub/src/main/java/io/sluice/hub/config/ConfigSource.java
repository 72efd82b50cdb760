package io.sluice.hub.config;

import io.sluice.hub.settings.ConfigEntry;
import io.sluice.hub.settings.ConfigNode;
import io.sluice.hub.settings.ConfigNode.Section;
import io.sluice.hub.settings.ConfigProblem;
import io.sluice.hub.settings.Key;
import io.sluice.hub.settings.KeyGroup;
import io.sluice.hub.settings.Origin;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Where a configuration comes from: an option overrides an environment variable, which overrides
 * the file.
 *
 * @param environment the variables of the process; of these {@code SLUICE_SECTION_KEY} counts
 * @param options each {@code path=value}, as in {@code console.port=9000}
 */
public record ConfigSource(Path file, Map<String, String> environment, List<String> options) {
  private static final String PREFIX = "SLUICE_";

  public ConfigSource {
    options = List.copyOf(options);
  }

  /** A file and the variables of this process. */
  public static ConfigSource of(Path file) {
    return new ConfigSource(file, System.getenv(), List.of());
  }

  /** The same with options of the command line. */
  public ConfigSource withOptions(List<String> others) {
    return new ConfigSource(file, environment, others);
  }

  /** The variable that sets a key, as in {@code SLUICE_ENVIRONMENT_SWEEP_INTERVAL}. */
  public static String variable(String path) {
    return PREFIX
        + path.replace('.', '_')
            .replaceAll("([a-z0-9])([A-Z][a-z])", "$1_$2")
            .toUpperCase(Locale.ROOT);
  }

  /**
   * The tree of values.
   *
   * @throws ConfigException when the file is no YAML mapping or an option has no {@code =}
   */
  Section tree() {
    Section tree = withVariables(ConfigYaml.read(file), ConfigTable.ROOT, List.of());
    for (String option : options) {
      int equals = option.indexOf('=');
      Origin origin = new Origin.CommandLineOption("--set " + option.split("=", 2)[0]);
      if (equals < 1) {
        throw new ConfigException(
            List.of(
                new ConfigProblem(
                    origin, "", "", "must be PATH=VALUE, as in --set console.port=9000")));
      }
      List<String> path = List.of(option.substring(0, equals).split("\\.", -1));
      ConfigNode value = ConfigYaml.value(option.substring(equals + 1), origin);
      tree = set(tree, ConfigTable.ROOT, path, value);
    }
    return tree;
  }

  private Section withVariables(Section tree, KeyGroup group, List<String> path) {
    Section result = tree;
    for (ConfigEntry entry : group.entries()) {
      List<String> inner = append(path, entry.name());
      if (entry instanceof KeyGroup section) {
        result = withVariables(result, section, inner);
      } else if (entry instanceof Key<?>) {
        String variable = variable(String.join(".", inner));
        String value = environment.getOrDefault(variable, "");
        if (!value.isEmpty()) {
          Origin origin = new Origin.EnvironmentVariable(variable);
          result = set(result, ConfigTable.ROOT, inner, ConfigYaml.value(value, origin));
        }
      }
    }
    return result;
  }

  private static Section set(Section section, KeyGroup keys, List<String> path, ConfigNode value) {
    Map<String, ConfigNode> entries = new LinkedHashMap<>(section.entries());
    String name = path.get(0);
    KeyGroup group = group(keys, name);
    entries.put(
        name,
        path.size() == 1
            ? value
            : set(
                inner(entries, name, group, value.origin()),
                group,
                path.subList(1, path.size()),
                value));
    return new Section(entries, section.origin());
  }

  /** The section to set a key in; a plain value in its place becomes a key of it. */
  private static Section inner(
      Map<String, ConfigNode> entries, String name, KeyGroup group, Origin origin) {
    ConfigNode node = entries.get(name);
    if (node instanceof Section section) {
      return section;
    }
    if (node == null || ConfigNode.isUnset(node) || group.shorthand().isEmpty()) {
      return new Section(Map.of(), origin);
    }
    return new Section(Map.of(group.shorthand().get().name(), node), node.origin());
  }

  private static KeyGroup group(KeyGroup keys, String name) {
    for (ConfigEntry entry : keys.entries()) {
      if (entry instanceof KeyGroup group && group.name().equals(name)) {
        return group;
      }
    }
    return KeyGroup.of(name, "", List.of());
  }

  private static List<String> append(List<String> path, String name) {
    List<String> longer = new java.util.ArrayList<>(path);
    longer.add(name);
    return longer;
  }
}
