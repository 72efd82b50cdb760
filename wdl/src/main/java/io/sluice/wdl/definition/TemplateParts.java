package io.sluice.wdl.definition;

import io.sluice.wdl.json.ExpressionException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Splits an Azure template with several workflows: one template for each workflow, with all
 * parameters and variables, since its expressions may refer to them. Pure.
 */
public final class TemplateParts {
  private TemplateParts() {}

  /**
   * One workflow of a template.
   *
   * @param name name of the resource; empty when the template does not determine it
   * @param tree a template with this workflow only
   */
  public record TemplatePart(String name, Map<String, @Nullable Object> tree) {}

  /** A template for each definition of the file, in their order. */
  public static List<TemplatePart> of(FlowFile file) {
    Map<String, @Nullable Object> root = DefinitionEnvelope.object(file.document().tree());
    List<TemplatePart> parts = new ArrayList<>();
    for (FlowFile.FoundDefinition found : file.definitions()) {
      Map<String, @Nullable Object> resource = resource(root, found.path());
      Map<String, @Nullable Object> scope =
          TemplateScopes.at(root, found.path(), DeploymentValues.REFUSED);
      Map<String, @Nullable Object> tree = new LinkedHashMap<>(scope);
      tree.put("resources", List.of(resource));
      parts.add(new TemplatePart(name(scope, resource.get("name")), tree));
    }
    return parts;
  }

  /** The resource that contains a definition. */
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
