package io.sluice.wdl.definition;

import io.sluice.wdl.json.TextForm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Placeholder values for everything that depends on a deployment or a host, so that a flow can be
 * run in a trial without one. Deterministic; each placeholder is noted once.
 */
final class Placeholders implements DeploymentValues {
  private static final String SUBSCRIPTION = "00000000-0000-4000-8000-000000000001";

  private final Set<String> notes = new LinkedHashSet<>();

  /** The placeholders used, one sentence each. */
  List<String> notes() {
    return List.copyOf(notes);
  }

  void note(String text) {
    notes.add(text);
  }

  @Override
  public Object parameter(String name, Map<String, @Nullable Object> row) {
    Object value = ofType(AppSettings.nameOf(name), row);
    notes.add(AppSettings.title(name) + " has no value; '" + TextForm.of(value) + "' is used");
    return value;
  }

  @Override
  public Object function(String name, List<@Nullable Object> values) {
    String group = "/subscriptions/" + SUBSCRIPTION + "/resourceGroups/resource-group";
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "resourcegroup" ->
          object("id", group, "name", "resource-group", "location", "westeurope");
      case "subscription" ->
          object("id", "/subscriptions/" + SUBSCRIPTION, "subscriptionId", SUBSCRIPTION);
      case "deployment" -> object("name", "deployment");
      case "resourceid", "subscriptionresourceid", "extensionresourceid" -> resource(group, values);
      default -> {
        notes.add(name + "() depends on the deployment; '" + name + "' is used");
        yield name;
      }
    };
  }

  @Override
  public String left(String text) {
    return "template value";
  }

  private static Object resource(String group, List<@Nullable Object> values) {
    List<String> parts = new ArrayList<>();
    values.forEach(value -> parts.add(TextForm.of(value)));
    return group + "/providers/" + String.join("/", parts);
  }

  private static Map<String, @Nullable Object> object(String... keysAndValues) {
    Map<String, @Nullable Object> made = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      made.put(keysAndValues[i], keysAndValues[i + 1]);
    }
    return made;
  }

  /** A value of the parameter's type; the first allowed value if they are listed. */
  private static Object ofType(String name, Map<String, @Nullable Object> row) {
    Object first =
        row.get("allowedValues") instanceof List<?> list && !list.isEmpty() ? list.get(0) : null;
    if (first != null) {
      return first;
    }
    return switch (String.valueOf(row.get("type")).toLowerCase(Locale.ROOT)) {
      case "int" -> 1L;
      case "float" -> 1.0;
      case "bool" -> true;
      case "array" -> new ArrayList<>();
      case "object", "secureobject" -> new LinkedHashMap<>();
      default -> text(name);
    };
  }

  private static String text(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    boolean address = lower.endsWith("url") || lower.endsWith("uri") || lower.contains("endpoint");
    return address ? "https://example.com/" + lower.replaceAll("[^a-z0-9]+", "-") : name;
  }
}
