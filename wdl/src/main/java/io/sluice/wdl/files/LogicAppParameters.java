package io.sluice.wdl.files;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a Logic App of kind Standard: they stand beside its workflows, in {@code
 * parameters.json} as {@code {name: {type, value}}}. Here a flow has all of its own.
 */
final class LogicAppParameters {
  private static final Pattern USE =
      Pattern.compile("\\bparameters\\(\\s*'((?:[^']|'')*)'\\s*\\)", Pattern.CASE_INSENSITIVE);

  private LogicAppParameters() {}

  /** Declares those that a definition uses and has not, with their values as defaults, in place. */
  static void add(
      Map<String, @Nullable Object> definition, Map<String, @Nullable Object> ofTheApp) {
    Set<String> used = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    for (String part : List.of("triggers", "actions", "outputs")) {
      uses(definition.get(part), used);
    }
    Map<String, @Nullable Object> declared = new LinkedHashMap<>();
    declared.putAll(TreeAccess.object(definition.get("parameters")));
    declared.keySet().forEach(used::remove);
    ofTheApp.forEach(
        (name, json) -> {
          Map<String, @Nullable Object> row = TreeAccess.object(json);
          if (used.contains(name) && row.containsKey("value")) {
            Map<String, @Nullable Object> made = new LinkedHashMap<>();
            made.put("type", row.get("type"));
            made.put("defaultValue", row.get("value"));
            declared.put(name, made);
            definition.put("parameters", declared);
          }
        });
  }

  private static void uses(@Nullable Object value, Set<String> names) {
    if (value instanceof Map<?, ?> map) {
      map.values().forEach(item -> uses(item, names));
    } else if (value instanceof List<?> list) {
      list.forEach(item -> uses(item, names));
    } else if (value instanceof String text) {
      Matcher matcher = USE.matcher(text);
      while (matcher.find()) {
        names.add(matcher.group(1).replace("''", "'"));
      }
    }
  }
}
