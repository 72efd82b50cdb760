package io.sluice.wdl.definition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file of which the definitions are looked at as they stand, without compiling them: what tools
 * for people work on. Nothing is lost: the tree has every member in its order.
 *
 * @param problem why the file cannot be read; null when it can
 * @param document the tree with its positions; without a tree when there is a problem
 * @param definitions what the file holds; a template of Azure may hold several
 */
public record FlowFile(
    String file,
    @Nullable FlowProblem problem,
    PositionedTree document,
    List<FoundDefinition> definitions) {
  /**
   * A definition in a file.
   *
   * @param path where it stands; empty for the root
   * @param properties what holds the definition
   * @param template whether texts in square brackets are expressions of an Azure template
   */
  public record FoundDefinition(
      String path,
      Map<String, @Nullable Object> definition,
      Map<String, @Nullable Object> connectionReferences,
      Map<String, @Nullable Object> properties,
      boolean template) {
    /** A place inside the definition as a place of the file. */
    public String below(String inside) {
      return path.isEmpty() ? inside : path + "/" + inside;
    }
  }

  /** Reads one file; a name that ends in .yaml or .yml is YAML. */
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
   * A definition without the expressions of its template; the values that the template gives its
   * parameters are their defaults.
   *
   * @param left what stays as it is, each with its place and the reason
   */
  public record PlainDefinition(Map<String, @Nullable Object> definition, List<String> left) {}

  /** A definition with its template's expressions replaced where the template tells the values. */
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
            (path, rule, advice) ->
                left.add(new FlowProblem(file, document.at(path), path, rule, advice).text()),
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
   * Resources may hold resources, and deployments and packages of content a template of their own;
   * newer templates name them.
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
