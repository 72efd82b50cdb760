package io.sluice.hub.flow.expression;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates expression vectors: one object a line with {@code id}, {@code expression} (a string as
 * it stands in a document), {@code context} (see {@link VectorScope}) and {@code confidence}, which
 * says on which host the expected value was measured.
 */
public final class Vectors {
  private static final String STANDARD_HOST = "standard-host";

  private Vectors() {}

  /**
   * Evaluates one vector with the dialect of the host that it was measured on: {@code
   * standard-host} means the Standard host, everything else Power Automate.
   *
   * @return {@code {id, value}} or {@code {id, error}}, the error being its message
   */
  public static Map<String, @Nullable Object> evaluate(Map<String, @Nullable Object> line) {
    boolean standard = STANDARD_HOST.equals(line.get("confidence"));
    return evaluate(line, standard ? Dialect.LOGIC_APPS_STANDARD : Dialect.POWER_AUTOMATE);
  }

  /** Evaluates one vector with a given dialect; see {@link #evaluate(Map)}. */
  public static Map<String, @Nullable Object> evaluate(
      Map<String, @Nullable Object> line, Dialect dialect) {
    Map<String, @Nullable Object> result = new LinkedHashMap<>();
    result.put("id", line.get("id"));
    Map<?, ?> context = line.get("context") instanceof Map<?, ?> map ? map : Map.of();
    try {
      Template template = Templates.compile(line.get("expression"), dialect);
      result.put("value", template.evaluate(new VectorScope(context, dialect)));
    } catch (SyntaxException | ExpressionException failure) {
      result.put("error", failure.getMessage());
    }
    return result;
  }
}
