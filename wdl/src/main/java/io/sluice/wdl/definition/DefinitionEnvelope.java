package io.sluice.wdl.definition;

import io.sluice.wdl.action.ProblemSink;
import io.sluice.wdl.action.SourceProblem;
import io.sluice.wdl.expression.Dialect;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A definition with the document around it: a bare definition, the export of a package or solution
 * ({@code properties.definition}), a workflow of Logic Apps Standard ({@code definition}) or an
 * Azure Resource Manager template.
 *
 * @param path slash path of the definition
 * @param parameters values that override the defaults, by name
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

  /** The member of a Logic Apps Standard workflow that says how its runs are stored. */
  static final String STANDARD_KIND = "kind";

  private static final Set<String> STANDARD_KINDS = Set.of("stateful", "stateless", "agentic");

  private static final String ARM_TYPE = "Microsoft.Logic/workflows";

  /** Finds the definition in a document; reports a problem and is empty if there is none. */
  static DefinitionEnvelope of(@Nullable Object tree, ProblemSink report) {
    Map<String, @Nullable Object> root = object(tree);
    if (root.get("resources") instanceof List<?> || root.get("resources") instanceof Map<?, ?>) {
      return arm(root, report);
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
          SourceProblem.Stage.PARSE,
          "",
          "a flow file must contain a definition with triggers and actions",
          "Export the flow from Power Automate, or start with"
              + " {\"triggers\": {}, \"actions\": {}}.");
      return new DefinitionEnvelope("", new LinkedHashMap<>(), new LinkedHashMap<>());
    }
    return new DefinitionEnvelope("", root, object(root.get("connectionReferences")));
  }

  private static DefinitionEnvelope arm(Map<String, @Nullable Object> root, ProblemSink report) {
    DefinitionEnvelope found = null;
    for (FlowFile.FoundDefinition one : FlowFile.inTemplate(root)) {
      if (found != null) {
        report.add(
            SourceProblem.Stage.PARSE,
            one.path(),
            "a file must contain one flow only",
            "Move the other workflow to its own file, or use sluice flow import.");
        continue;
      }
      ResolvedWorkflow resolved =
          resolved(root, one.properties(), one.path(), report, DeploymentValues.REFUSED);
      found =
          new DefinitionEnvelope(
              one.path(), resolved.definition(), new LinkedHashMap<>(), resolved.parameters());
    }
    if (found != null) {
      return found;
    }
    report.add(
        SourceProblem.Stage.PARSE,
        "resources",
        "a template must contain a resource of type " + ARM_TYPE,
        "Export the logic app again.");
    return new DefinitionEnvelope("", new LinkedHashMap<>(), new LinkedHashMap<>());
  }

  /** A workflow of a template with its expressions resolved, and its parameter values. */
  record ResolvedWorkflow(
      Map<String, @Nullable Object> definition, Map<String, @Nullable Object> parameters) {}

  /**
   * Resolves the expressions of a workflow in a template. In parts that are not evaluated (hosts,
   * authentication and connections) an unresolved expression is no problem.
   *
   * @param properties of the workflow resource
   * @param path slash path of its definition
   */
  static ResolvedWorkflow resolved(
      Map<String, @Nullable Object> root,
      Map<String, @Nullable Object> properties,
      String path,
      ProblemSink report,
      DeploymentValues unknowns) {
    ArmTemplate arm =
        new ArmTemplate(
            TemplateScopes.at(root, path, unknowns),
            problem -> {
              if (!PLUMBING.matcher(problem.path()).find()) {
                report.report(problem);
              }
            },
            unknowns);
    if (TemplateScopes.isCopied(root, path)) {
      report.add(
          SourceProblem.Stage.RUN,
          path,
          "the template creates this workflow in a copy loop; it is read as one flow",
          "Write a resource for each of them, or import the file once for each.");
    }
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

  /**
   * The host that a document was written for. Only {@code workflow.json} of Logic Apps Standard has
   * a {@link #STANDARD_KIND kind} beside its definition; everything else comes from the
   * multi-tenant engine of Power Automate and Logic Apps Consumption, or was written by hand.
   */
  static Dialect host(@Nullable Object tree) {
    Map<String, @Nullable Object> root = object(tree);
    boolean standard =
        root.get("definition") instanceof Map<?, ?>
            && root.get(STANDARD_KIND) instanceof String kind
            && STANDARD_KINDS.contains(kind.toLowerCase(Locale.ROOT));
    return standard ? Dialect.LOGIC_APPS_STANDARD : Dialect.POWER_AUTOMATE;
  }

  @SuppressWarnings("unchecked") // trees have text keys only
  static Map<String, @Nullable Object> object(@Nullable Object value) {
    return value instanceof Map<?, ?> map
        ? (Map<String, @Nullable Object>) map
        : new LinkedHashMap<>();
  }
}
