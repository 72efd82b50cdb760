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
 * Replaces the expressions of an ARM template by their values where the template tells them. Others
 * need the deployment: they stay as they are and are reported, unless they stand where nothing is
 * evaluated here.
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

  /** The value with expressions replaced. */
  @Nullable Object resolve(@Nullable Object value, String path) {
    return mapped(value, path, this::text);
  }

  /** A tree with its texts replaced; the function is told each text and its path. */
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
          "the template expression " + text + " stays as it is: " + unknown.getMessage(),
          "Write the value in its place.");
      return unknowns.left(text);
    }
  }
}
