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
 * The app-wide parameters of Logic Apps Standard: {@code parameters.json} beside the workflows
 * declares them as {@code {name: {type, value}}}. An imported flow carries its own, so the used
 * ones are copied into its definition.
 *
 * @see <a href="https://learn.microsoft.com/azure/logic-apps/create-parameters-workflows">Create
 *     cross-environment parameters for workflow inputs</a>
 */
final class LogicAppParameters {
  private static final Pattern USE =
      Pattern.compile("\\bparameters\\(\\s*'((?:[^']|'')*)'\\s*\\)", Pattern.CASE_INSENSITIVE);

  private LogicAppParameters() {}

  /**
   * Declares, in place, the app parameters that a definition uses but does not declare; their
   * values become the defaults.
   */
  static void add(
      Map<String, @Nullable Object> definition, Map<String, @Nullable Object> appParameters) {
    Set<String> used = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    for (String part : List.of("triggers", "actions", "outputs")) {
      uses(definition.get(part), used);
    }
    Map<String, @Nullable Object> declared = new LinkedHashMap<>();
    declared.putAll(TreeAccess.object(definition.get("parameters")));
    declared.keySet().forEach(used::remove);
    appParameters.forEach(
        (name, json) -> {
          Map<String, @Nullable Object> row = TreeAccess.object(json);
          if (used.contains(name)) {
            Map<String, @Nullable Object> declaration = new LinkedHashMap<>();
            declaration.put("type", row.get("type"));
            if (row.containsKey("value")) {
              declaration.put("defaultValue", row.get("value"));
            }
            declared.put(name, declaration);
            definition.put("parameters", declared);
          }
        });
  }

  private static void uses(@Nullable Object value, Set<String> names) {
    if (value instanceof Map<?, ?> map) {
      map.forEach(
          (key, item) -> {
            uses(key, names);
            uses(item, names);
          });
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
