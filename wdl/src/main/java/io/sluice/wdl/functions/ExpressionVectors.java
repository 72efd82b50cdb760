package io.sluice.wdl.functions;

import io.sluice.wdl.expression.Dialect;
import io.sluice.wdl.expression.MapScope;
import io.sluice.wdl.json.ExpressionException;
import io.sluice.wdl.json.Json;
import io.sluice.wdl.json.SyntaxException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates expression vectors: one object a line with {@code id}, {@code expression} (a string as
 * it stands in a document), {@code context} (see {@link MapScope}) and {@code confidence}, which
 * says on which host the expected value was measured.
 */
public final class ExpressionVectors {
  private static final String STANDARD_HOST = "standard-host";
  private static final String EXPRESSION = "expression";
  private static final String CONTEXT = "context";

  private ExpressionVectors() {}

  /**
   * The result line for one line of a suite. A line that is no vector, or whose value cannot be
   * written, is an error of its own and never the end of the suite.
   *
   * @param number of the line, from 1; its name when it has no {@code id}
   */
  public static String answer(String line, int number) {
    Map<String, @Nullable Object> vector = new LinkedHashMap<>();
    vector.put("id", "line " + number);
    try {
      if (!(Json.parse(line) instanceof Map<?, ?> map)) {
        return error(vector, "the line is no JSON object");
      }
      map.forEach((key, value) -> vector.put(String.valueOf(key), value));
      return Json.write(evaluate(vector));
    } catch (SyntaxException | ExpressionException failure) {
      return error(vector, String.valueOf(failure.getMessage()));
    }
  }

  private static String error(Map<String, @Nullable Object> vector, String message) {
    Map<String, @Nullable Object> result = new LinkedHashMap<>();
    result.put("id", vector.get("id"));
    result.put("error", message);
    return Json.write(result);
  }

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
    try {
      result.put("value", value(line, dialect));
    } catch (SyntaxException | ExpressionException failure) {
      result.put("error", failure.getMessage());
    }
    return result;
  }

  private static @Nullable Object value(Map<String, @Nullable Object> line, Dialect dialect) {
    if (!line.containsKey(EXPRESSION)) {
      throw new ExpressionException("the vector has no '" + EXPRESSION + "'");
    }
    Object context = line.get(CONTEXT) == null ? Map.of() : line.get(CONTEXT);
    if (!(context instanceof Map<?, ?> data)) {
      throw new ExpressionException("the vector's '" + CONTEXT + "' must be an object");
    }
    return Languages.of(dialect)
        .compile(line.get(EXPRESSION))
        .evaluate(new MapScope(data, dialect));
  }
}
