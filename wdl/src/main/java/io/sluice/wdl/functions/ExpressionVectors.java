package io.sluice.wdl.functions;

import io.sluice.wdl.expression.Dialect;
import io.sluice.wdl.expression.MapScope;
import io.sluice.wdl.json.ExpressionException;
import io.sluice.wdl.json.Json;
import io.sluice.wdl.json.SyntaxException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates test vectors of expressions. A vector is an object with {@code id}, {@code expression}
 * (a JSON template, usually a string), {@code context} (see {@link MapScope}) and {@code
 * confidence}, the host on which the expected value was measured.
 */
public final class ExpressionVectors {
  private static final String STANDARD_HOST = "standard-host";
  private static final String EXPRESSION = "expression";
  private static final String CONTEXT = "context";

  private ExpressionVectors() {}

  /**
   * Evaluates one line of a file of vectors. A malformed line, or a value that cannot be written,
   * gives an error result, so that one bad line does not end the suite.
   *
   * @param number 1-based line number; identifies a vector without {@code id}
   * @param host the dialect; empty for that of the host on which the vector was measured
   * @return the result as JSON, see {@link #evaluate(Map)}
   */
  public static String answer(String line, int number, Optional<Dialect> host) {
    Map<String, @Nullable Object> vector = new LinkedHashMap<>();
    vector.put("id", "line " + number);
    try {
      if (!(Json.parse(line) instanceof Map<?, ?> map)) {
        return error(vector, "the line is not a JSON object");
      }
      map.forEach((key, value) -> vector.put(String.valueOf(key), value));
      return Json.write(host.isPresent() ? evaluate(vector, host.get()) : evaluate(vector));
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
   * Evaluates a vector in the dialect of the host on which it was measured: {@code standard-host}
   * is the Logic Apps Standard host, anything else Power Automate.
   *
   * @return {@code {id, value}}, or {@code {id, error}} with the error message
   */
  public static Map<String, @Nullable Object> evaluate(Map<String, @Nullable Object> line) {
    boolean standard = STANDARD_HOST.equals(line.get("confidence"));
    return evaluate(line, standard ? Dialect.LOGIC_APPS_STANDARD : Dialect.POWER_AUTOMATE);
  }

  /** Evaluates a vector in a given dialect; see {@link #evaluate(Map)}. */
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
