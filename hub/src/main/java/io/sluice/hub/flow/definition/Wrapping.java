package io.sluice.hub.flow.definition;

import io.sluice.hub.flow.action.Report;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the definition in what a file holds: bare, a package's or a solution's export ({@code
 * properties.definition}), Logic Apps Standard ({@code definition}) or an ARM template.
 *
 * @param path where the definition stands
 */
record Wrapping(
    String path,
    Map<String, @Nullable Object> definition,
    Map<String, @Nullable Object> connectionReferences) {

  private static final String ARM_TYPE = "Microsoft.Logic/workflows";

  /** The definition of a document; an empty one after a problem was reported. */
  static Wrapping of(@Nullable Object tree, Report report) {
    Map<String, @Nullable Object> root = object(tree);
    if (root.get("resources") instanceof List<?> resources) {
      return arm(root, resources, report);
    }
    Map<String, @Nullable Object> properties = object(root.get("properties"));
    if (properties.get("definition") instanceof Map<?, ?>) {
      return new Wrapping(
          "properties/definition",
          object(properties.get("definition")),
          object(properties.get("connectionReferences")));
    }
    if (root.get("definition") instanceof Map<?, ?>) {
      return new Wrapping(
          "definition", object(root.get("definition")), object(root.get("connectionReferences")));
    }
    if (!(root.get("actions") instanceof Map<?, ?>)) {
      report.add(
          "",
          "a flow file holds a definition with triggers and actions",
          "Export the flow from Power Automate, or begin with"
              + " {\"triggers\": {}, \"actions\": {}}.");
      return new Wrapping("", new LinkedHashMap<>(), new LinkedHashMap<>());
    }
    return new Wrapping("", root, object(root.get("connectionReferences")));
  }

  private static Wrapping arm(
      Map<String, @Nullable Object> root, List<?> resources, Report report) {
    Wrapping found = null;
    for (int i = 0; i < resources.size(); i++) {
      Map<String, @Nullable Object> resource = object(resources.get(i));
      if (!ARM_TYPE.equalsIgnoreCase(String.valueOf(resource.get("type")))) {
        continue;
      }
      String path = "resources/" + i + "/properties/definition";
      if (found != null) {
        report.add(path, "a file holds one flow", "Move the other workflow to a file of its own.");
        continue;
      }
      Arm arm = new Arm(root, report);
      Object definition = object(resource.get("properties")).get("definition");
      found = new Wrapping(path, object(arm.resolve(definition, path)), new LinkedHashMap<>());
    }
    if (found != null) {
      return found;
    }
    report.add("resources", "a template holds a " + ARM_TYPE, "Export the logic app again.");
    return new Wrapping("", new LinkedHashMap<>(), new LinkedHashMap<>());
  }

  @SuppressWarnings("unchecked") // trees have text keys only
  static Map<String, @Nullable Object> object(@Nullable Object value) {
    return value instanceof Map<?, ?> map
        ? (Map<String, @Nullable Object>) map
        : new LinkedHashMap<>();
  }
}
