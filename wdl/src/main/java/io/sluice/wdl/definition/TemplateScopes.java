package io.sluice.wdl.definition;

import io.sluice.wdl.json.ExpressionException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The template whose parameters and variables the expressions at a path of an Azure template see.
 * The template of a nested deployment sees the outer ones unless its evaluation scope is {@code
 * inner}; then it has its own, and the deployment passes the values of its parameters.
 *
 * @see <a
 *     href="https://learn.microsoft.com/azure/azure-resource-manager/templates/linked-templates#expression-evaluation-scope-in-nested-templates">Microsoft:
 *     expression evaluation scope in nested templates</a>
 */
final class TemplateScopes {
  private TemplateScopes() {}

  /** The template as its expressions see it, with the passed values as defaults. */
  static Map<String, @Nullable Object> at(
      Map<String, @Nullable Object> root, String path, DeploymentValues unknowns) {
    Map<String, @Nullable Object> scope = root;
    Object at = root;
    Map<String, @Nullable Object> properties = new LinkedHashMap<>();
    for (String key : path.split("/", -1)) {
      Object next = child(at, key);
      boolean inside = DefinitionEnvelope.object(next).get("resources") != null;
      if (key.equals("template") && inside && isInner(properties)) {
        scope = inner(DefinitionEnvelope.object(next), properties, scope, unknowns);
      } else if (key.equals("mainTemplate") && inside) {
        scope = DefinitionEnvelope.object(next);
      }
      if (key.equals("properties")) {
        properties = DefinitionEnvelope.object(next);
      }
      at = next;
    }
    return scope;
  }

  /** Whether a resource on the path is created several times. */
  static boolean isCopied(Map<String, @Nullable Object> root, String path) {
    Object at = root;
    for (String key : path.split("/", -1)) {
      if (key.equals("definition")) {
        return false;
      }
      at = child(at, key);
      if (DefinitionEnvelope.object(at).get("copy") instanceof Map<?, ?>) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable Object child(@Nullable Object holder, String key) {
    if (holder instanceof List<?> list) {
      boolean index = key.matches("\\d{1,6}") && Integer.parseInt(key) < list.size();
      return index ? list.get(Integer.parseInt(key)) : null;
    }
    return DefinitionEnvelope.object(holder).get(key);
  }

  private static boolean isInner(Map<String, @Nullable Object> properties) {
    Object scope =
        DefinitionEnvelope.object(properties.get("expressionEvaluationOptions")).get("scope");
    return "inner".equalsIgnoreCase(String.valueOf(scope));
  }

  private static Map<String, @Nullable Object> inner(
      Map<String, @Nullable Object> template,
      Map<String, @Nullable Object> deployment,
      Map<String, @Nullable Object> outer,
      DeploymentValues unknowns) {
    ArmExpressions expressions = new ArmExpressions(outer, unknowns);
    Map<String, @Nullable Object> parameters =
        new LinkedHashMap<>(DefinitionEnvelope.object(template.get("parameters")));
    DefinitionEnvelope.object(deployment.get("parameters"))
        .forEach(
            (name, passed) -> {
              Map<String, @Nullable Object> row =
                  new LinkedHashMap<>(DefinitionEnvelope.object(parameters.get(name)));
              row.remove("defaultValue");
              Map<String, @Nullable Object> given = DefinitionEnvelope.object(passed);
              try {
                if (given.containsKey("value")) {
                  row.put("defaultValue", expressions.resolved(given.get("value")));
                }
              } catch (ExpressionException unknown) {
                // Without a value, each use of the parameter is reported where it stands.
                row.remove("defaultValue");
              }
              parameters.put(name, row);
            });
    Map<String, @Nullable Object> made = new LinkedHashMap<>(template);
    made.put("parameters", parameters);
    return made;
  }
}
