package io.sluice.wdl.definition;

import io.sluice.wdl.action.ProblemSink;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the definition in what a file holds: bare, a package's or a solution's export ({@code
 * properties.definition}), Logic Apps Standard ({@code definition}) or an ARM template.
 *
 * @param path where the definition stands
 * @param parameters values that stand in place of the defaults, by name
 */
record DefinitionEnvelope(
    String path,
    Map<String, @Nullable Object> definition,
    Map<String, @Nullable Object> connectionReferences,
    Map<String, @Nullable Object> parameters) {

  private DefinitionEnvelope(
      String path,
      Map<String, @Nullable Object> definition,
      Map<String, @Nullable Object> connectionReferences) {
    this(path, definition, connectionReferences, new LinkedHashMap<>());
  }

  private static final Pattern PLUMBING =
      Pattern.compile("/inputs/(host|authentication)(/|$)|/parameters/\\$connections/");

  private static final String ARM_TYPE = "Microsoft.Logic/workflows";

  /** The definition of a document; an empty one after a problem was reported. */
  static DefinitionEnvelope of(@Nullable Object tree, ProblemSink report) {
    Map<String, @Nullable Object> root = object(tree);
    if (root.get("resources") instanceof List<?> resources) {
      return arm(root, resources, report);
    }
    Map<String, @Nullable Object> properties = object(root.get("properties"));
    if (properties.get("definition") instanceof Map<?, ?>) {
      return new DefinitionEnvelope(
          "properties/definition",
          object(properties.get("definition")),
          object(properties.get("connectionReferences")));
    }
    if (root.get("definition") instanceof Map<?, ?>) {
      return new DefinitionEnvelope(
          "definition", object(root.get("definition")), object(root.get("connectionReferences")));
    }
    if (!(root.get("actions") instanceof Map<?, ?>)) {
      report.add(
          "",
          "a flow file holds a definition with triggers and actions",
          "Export the flow from Power Automate, or begin with"
              + " {\"triggers\": {}, \"actions\": {}}.");
      return new DefinitionEnvelope("", new LinkedHashMap<>(), new LinkedHashMap<>());
    }
    return new DefinitionEnvelope("", root, object(root.get("connectionReferences")));
  }

  private static DefinitionEnvelope arm(
      Map<String, @Nullable Object> root, List<?> resources, ProblemSink report) {
    DefinitionEnvelope found = null;
    for (int i = 0; i < resources.size(); i++) {
      Map<String, @Nullable Object> resource = object(resources.get(i));
      if (!ARM_TYPE.equalsIgnoreCase(String.valueOf(resource.get("type")))) {
        continue;
      }
      String path = "resources/" + i + "/properties/definition";
      if (found != null) {
        report.add(
            path,
            "a file holds one flow",
            "Move the other workflow to a file of its own; sluice flow import does.");
        continue;
      }
      ResolvedWorkflow resolved =
          resolved(
              root, object(resource.get("properties")), path, report, DeploymentValues.REFUSED);
      found =
          new DefinitionEnvelope(
              path, resolved.definition(), new LinkedHashMap<>(), resolved.parameters());
    }
    if (found != null) {
      return found;
    }
    report.add("resources", "a template holds a " + ARM_TYPE, "Export the logic app again.");
    return new DefinitionEnvelope("", new LinkedHashMap<>(), new LinkedHashMap<>());
  }

  /** The definition of a template's workflow, and the values of its parameters. */
  record ResolvedWorkflow(
      Map<String, @Nullable Object> definition, Map<String, @Nullable Object> parameters) {}

  /**
   * Resolves a workflow of a template. Where nothing is evaluated here (hosts, authentication and
   * the connections), an expression may stay as it is.
   *
   * @param properties the workflow's
   * @param path where its definition stands
   */
  static ResolvedWorkflow resolved(
      Map<String, @Nullable Object> root,
      Map<String, @Nullable Object> properties,
      String path,
      ProblemSink report,
      DeploymentValues unknowns) {
    ArmTemplate arm =
        new ArmTemplate(
            root,
            (at, rule, advice) -> {
              if (!PLUMBING.matcher(at).find()) {
                report.add(at, rule, advice);
              }
            },
            unknowns);
    String beside = path.substring(0, path.lastIndexOf('/')) + "/parameters";
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    object(properties.get("parameters"))
        .forEach(
            (name, row) -> {
              if (row instanceof Map<?, ?> map && map.containsKey("value")) {
                values.put(name, arm.resolve(map.get("value"), beside + "/" + name + "/value"));
              }
            });
    return new ResolvedWorkflow(object(arm.resolve(properties.get("definition"), path)), values);
  }

  @SuppressWarnings("unchecked") // trees have text keys only
  static Map<String, @Nullable Object> object(@Nullable Object value) {
    return value instanceof Map<?, ?> map
        ? (Map<String, @Nullable Object>) map
        : new LinkedHashMap<>();
  }
}
