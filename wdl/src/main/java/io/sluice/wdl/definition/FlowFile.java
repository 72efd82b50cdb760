package io.sluice.wdl.definition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A flow file whose definitions are parsed but not compiled, for tools such as lint, import and
 * export. The tree keeps every member in its order.
 *
 * @param problem why the file cannot be parsed; null when it can
 * @param document the parsed file; without a tree when there is a problem
 * @param definitions the definitions in the file; an Azure template may hold several
 */
public record FlowFile(
    String file,
    @Nullable FlowProblem problem,
    PositionedTree document,
    List<FoundDefinition> definitions) {
  /**
   * A definition in a file.
   *
   * @param path slash path of the definition; empty for the root
   * @param properties the object that contains the definition
   * @param template whether strings in square brackets are expressions of an Azure template
   */
  public record FoundDefinition(
      String path,
      Map<String, @Nullable Object> definition,
      Map<String, @Nullable Object> connectionReferences,
      Map<String, @Nullable Object> properties,
      boolean template) {
    /** The path in the file of a path inside the definition. */
    public String below(String inside) {
      return path.isEmpty() ? inside : path + "/" + inside;
    }
  }

  /** Parses a file; names ending in .yaml or .yml denote YAML. */
  public static FlowFile read(String file, byte[] bytes) {
    try {
      PositionedTree document = FlowReader.document(file, bytes);
      List<FoundDefinition> found = new ArrayList<>();
      look(DefinitionEnvelope.object(document.tree()), found);
      return new FlowFile(file, null, document, List.copyOf(found));
    } catch (TreeReader.UnreadableFile wrong) {
      return new FlowFile(
          file, wrong.in(file), new PositionedTree(null, new LinkedHashMap<>()), List.of());
    }
  }

  /**
   * A definition without template expressions. Parameter values from the template have become
   * defaults.
   *
   * @param left the expressions left unresolved, each with position and reason
   */
  public record PlainDefinition(Map<String, @Nullable Object> definition, List<String> left) {}

  /** A definition with its template expressions replaced where the template determines them. */
  public PlainDefinition plain(FoundDefinition found) {
    if (!found.template()) {
      return new PlainDefinition(found.definition(), List.of());
    }
    List<String> left = new ArrayList<>();
    DefinitionEnvelope.ResolvedWorkflow resolved =
        DefinitionEnvelope.resolved(
            DefinitionEnvelope.object(document.tree()),
            found.properties(),
            found.path(),
            problem -> left.add(FlowProblem.of(problem, file, document).text()),
            DeploymentValues.REFUSED);
    Map<String, @Nullable Object> declared =
        DefinitionEnvelope.object(resolved.definition().get("parameters"));
    resolved
        .parameters()
        .forEach(
            (name, value) ->
                DefinitionEnvelope.object(declared.get(name)).put("defaultValue", value));
    return new PlainDefinition(resolved.definition(), List.copyOf(left));
  }

  /** The definitions of an Azure template, those of nested deployments included. */
  static List<FoundDefinition> inTemplate(Map<String, @Nullable Object> root) {
    List<FoundDefinition> found = new ArrayList<>();
    resources(root, "resources", found);
    return found;
  }

  private static void look(Map<String, @Nullable Object> root, List<FoundDefinition> found) {
    if (root.get("resources") instanceof List<?> || root.get("resources") instanceof Map<?, ?>) {
      resources(root, "resources", found);
      return;
    }
    Map<String, @Nullable Object> properties = DefinitionEnvelope.object(root.get("properties"));
    if (isDefinition(properties.get("definition"))) {
      found.add(found("properties/definition", properties, false));
    } else if (isDefinition(root.get("definition"))) {
      found.add(found("definition", root, false));
    } else if (isDefinition(root)) {
      found.add(
          new FoundDefinition(
              "", root, DefinitionEnvelope.object(root.get("connectionReferences")), root, false));
    }
  }

  private static FoundDefinition found(
      String path, Map<String, @Nullable Object> holder, boolean template) {
    return new FoundDefinition(
        path,
        DefinitionEnvelope.object(holder.get("definition")),
        DefinitionEnvelope.object(holder.get("connectionReferences")),
        holder,
        template);
  }

  /**
   * Resources can be nested, and deployments and content packages contain a template of their own.
   * Newer templates list resources by name instead of in an array.
   */
  private static void resources(
      Map<String, @Nullable Object> holder, String path, List<FoundDefinition> found) {
    Object listed = holder.get("resources");
    List<?> all = listed instanceof List<?> list ? list : List.of();
    for (int i = 0; i < all.size(); i++) {
      resource(DefinitionEnvelope.object(all.get(i)), path + "/" + i, found);
    }
    DefinitionEnvelope.object(listed)
        .forEach((name, one) -> resource(DefinitionEnvelope.object(one), path + "/" + name, found));
  }

  private static void resource(
      Map<String, @Nullable Object> resource, String at, List<FoundDefinition> found) {
    Map<String, @Nullable Object> properties =
        DefinitionEnvelope.object(resource.get("properties"));
    if (isDefinition(properties.get("definition"))) {
      found.add(found(at + "/properties/definition", properties, true));
    }
    resources(resource, at + "/resources", found);
    for (String inner : List.of("template", "mainTemplate")) {
      Map<String, @Nullable Object> template = DefinitionEnvelope.object(properties.get(inner));
      resources(template, at + "/properties/" + inner + "/resources", found);
    }
  }

  private static boolean isDefinition(@Nullable Object value) {
    return value instanceof Map<?, ?> map
        && (map.get("actions") instanceof Map<?, ?> || map.get("triggers") instanceof Map<?, ?>);
  }
}
