package io.sluice.wdl.definition;

import io.sluice.wdl.action.ProblemSink;
import io.sluice.wdl.json.ExpressionException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Replaces the expressions of an Azure Resource Manager template by their values where the template
 * determines them. Expressions that depend on the deployment are left unchanged and reported.
 *
 * @see <a
 *     href="https://learn.microsoft.com/azure/azure-resource-manager/templates/template-expressions">Microsoft:
 *     ARM template expressions</a>
 */
final class ArmTemplate {
  private final ArmExpressions expressions;
  private final ProblemSink report;

  private final DeploymentValues unknowns;

  ArmTemplate(Map<String, @Nullable Object> root, ProblemSink report, DeploymentValues unknowns) {
    this.expressions = new ArmExpressions(root, unknowns);
    this.report = report;
    this.unknowns = unknowns;
  }

  /** A copy of a value with its expressions replaced. */
  @Nullable Object resolve(@Nullable Object value, String path) {
    return mapped(value, path, this::text);
  }

  /** A copy of a tree with each string replaced by a function of the string and its path. */
  static @Nullable Object mapped(
      @Nullable Object value, String path, BiFunction<String, String, @Nullable Object> texts) {
    if (value instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> made = new LinkedHashMap<>();
      map.forEach(
          (key, item) -> made.put(String.valueOf(key), mapped(item, path + "/" + key, texts)));
      return made;
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> made = new ArrayList<>();
      for (Object item : list) {
        made.add(mapped(item, path + "/" + made.size(), texts));
      }
      return made;
    }
    return value instanceof String text ? texts.apply(text, path) : value;
  }

  private @Nullable Object text(String text, String path) {
    if (text.startsWith("[[")) {
      return text.substring(1);
    }
    if (!ArmExpressions.isOne(text)) {
      return text;
    }
    try {
      return expressions.value(text);
    } catch (ExpressionException unknown) {
      report.add(
          path,
          "the template expression " + text + " is left unresolved: " + unknown.getMessage(),
          "Replace it by the value.");
      return unknowns.left(text);
    }
  }
}
