package io.sluice.wdl.definition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The application settings of a Logic Apps Standard host, which its flows read by {@code
 * appsetting('NAME')}. No other host has them, so a flow gets each setting that it reads as a
 * parameter named {@code appsetting NAME}.
 *
 * @see <a href="https://learn.microsoft.com/azure/logic-apps/edit-app-settings-host-settings">Edit
 *     app settings and host settings</a>
 */
public final class AppSettings {
  private static final String PREFIX = "appsetting ";

  private static final Pattern CALL =
      Pattern.compile("\\bappsetting\\(\\s*'((?:[^']|'')*)'\\s*\\)", Pattern.CASE_INSENSITIVE);

  private static final Pattern ONLY = Pattern.compile("@\\{?" + CALL + "}?", CALL.flags());

  private AppSettings() {}

  /**
   * Replaces, in place, the settings that a definition reads by parameters.
   *
   * @param settings the known values by name, in any letter case
   */
  public static void toParameters(
      Map<String, @Nullable Object> definition, Map<String, @Nullable Object> settings) {
    Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    for (String part : List.of("triggers", "actions", "outputs")) {
      if (definition.get(part) instanceof Map<?, ?> map) {
        definition.put(part, replaced(map, names));
      }
    }
    if (names.isEmpty()) {
      return;
    }
    Map<String, @Nullable Object> declared =
        new LinkedHashMap<>(DefinitionEnvelope.object(definition.get("parameters")));
    for (String name : names) {
      Map<String, @Nullable Object> row = new LinkedHashMap<>();
      row.put("type", "String");
      Object value = settings.get(name);
      if (value != null) {
        row.put("defaultValue", value);
      }
      declared.putIfAbsent(PREFIX + name, row);
    }
    definition.put("parameters", declared);
  }

  /** The name of a parameter, or of the setting that it stands for. */
  static String nameOf(String parameter) {
    return parameter.startsWith(PREFIX) ? parameter.substring(PREFIX.length()) : parameter;
  }

  /** What a parameter is called in messages. */
  public static String title(String parameter) {
    String kind = parameter.startsWith(PREFIX) ? "the app setting" : "the parameter";
    return kind + " '" + nameOf(parameter) + "'";
  }

  private static @Nullable Object replaced(@Nullable Object value, Set<String> names) {
    if (value instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> made = new LinkedHashMap<>();
      map.forEach(
          (key, item) -> made.put(replaced(String.valueOf(key), names), replaced(item, names)));
      return made;
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> made = new ArrayList<>();
      list.forEach(item -> made.add(replaced(item, names)));
      return made;
    }
    return value instanceof String text ? replaced(text, names) : value;
  }

  private static String replaced(String text, Set<String> names) {
    return text.indexOf('@') < 0
        ? text
        : CALL.matcher(text)
            .replaceAll(
                call -> {
                  names.add(call.group(1).replace("''", "'"));
                  return Matcher.quoteReplacement("parameters('" + PREFIX + call.group(1) + "')");
                });
  }

  /**
   * A value of the host's files with its settings filled in. Those files may use no other function.
   *
   * @param missing receives the names of settings without a value
   */
  public static @Nullable Object filled(
      @Nullable Object value, Map<String, @Nullable Object> settings, List<String> missing) {
    if (value instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> made = new LinkedHashMap<>();
      map.forEach((key, item) -> made.put(String.valueOf(key), filled(item, settings, missing)));
      return made;
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> made = new ArrayList<>();
      list.forEach(item -> made.add(filled(item, settings, missing)));
      return made;
    }
    if (!(value instanceof String text)) {
      return value;
    }
    Matcher only = ONLY.matcher(text);
    if (only.matches()) {
      return setting(only.group(1), settings, missing);
    }
    return Pattern.compile("@\\{" + CALL + "}", CALL.flags())
        .matcher(text)
        .replaceAll(call -> Matcher.quoteReplacement(setting(call.group(1), settings, missing)));
  }

  private static String setting(
      String written, Map<String, @Nullable Object> settings, List<String> missing) {
    String name = written.replace("''", "'");
    Object value = settings.get(name);
    if (value == null) {
      missing.add(name);
      return "";
    }
    return String.valueOf(value);
  }
}
