package io.sluice.wdl.definition;

import io.sluice.wdl.json.ExpressionException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes an Azure template with several workflows apart: a template for each, with the parameters
 * and variables of the whole, so that no expression loses what it stands on. Pure.
 */
public final class TemplateParts {
  private TemplateParts() {}

  /**
   * One workflow of a template.
   *
   * @param name the resource's, when the template tells it; empty otherwise
   * @param tree a template that holds this workflow only
   */
  public record TemplatePart(String name, Map<String, @Nullable Object> tree) {}

  /** A part for each definition of the file, in their order. */
  public static List<TemplatePart> of(FlowFile file) {
    Map<String, @Nullable Object> root = DefinitionEnvelope.object(file.document().tree());
    List<TemplatePart> parts = new ArrayList<>();
    for (FlowFile.FoundDefinition found : file.definitions()) {
      Map<String, @Nullable Object> resource = resource(root, found.path());
      Map<String, @Nullable Object> tree = new LinkedHashMap<>(root);
      tree.put("resources", List.of(resource));
      parts.add(new TemplatePart(name(root, resource.get("name")), tree));
    }
    return parts;
  }

  /** The resource around a definition, by the definition's path. */
  private static Map<String, @Nullable Object> resource(
      Map<String, @Nullable Object> root, String path) {
    Object at = root;
    String outside = path.substring(0, path.length() - "/properties/definition".length());
    for (String key : outside.split("/", -1)) {
      at = at instanceof List<?> list ? list.get(Integer.parseInt(key)) : member(at, key);
    }
    return DefinitionEnvelope.object(at);
  }

  private static @Nullable Object member(@Nullable Object holder, String key) {
    return DefinitionEnvelope.object(holder).get(key);
  }

  private static String name(Map<String, @Nullable Object> root, @Nullable Object name) {
    if (!(name instanceof String text)) {
      return "";
    }
    if (!ArmExpressions.isOne(text)) {
      return text;
    }
    try {
      return new ArmExpressions(root, DeploymentValues.REFUSED).value(text) instanceof String known
          ? known
          : "";
    } catch (ExpressionException unknown) {
      return "";
    }
  }
}
