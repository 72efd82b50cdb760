package io.sluice.wdl.json;

import org.jspecify.annotations.Nullable;

/**
 * JSON text to values and back, without a library: object keys keep their order, integers of 64
 * bits become Long, longer ones BigDecimal, everything with a point or exponent Double. A key that
 * occurs twice keeps its last value, at its last place. All bounds of {@link Bounds} hold.
 */
public final class Json {
  private Json() {}

  /**
   * Reads one JSON text as RFC 8259 has it.
   *
   * @throws SyntaxException with the place, when it is malformed or a bound is exceeded
   */
  public static @Nullable Object parse(String text) {
    JsonReader reader = new JsonReader(text, false);
    Object value = reader.document();
    reader.end();
    return value;
  }

  /**
   * Reads as the {@code json} function does (Newtonsoft's reader): comments, single quotes, names
   * without quotes, trailing commas, {@code NaN} and {@code undefined} are accepted.
   *
   * @throws SyntaxException with the place, when it is malformed or a bound is exceeded
   */
  public static @Nullable Object parseLenient(String text) {
    JsonReader reader = new JsonReader(text, true);
    Object value = reader.document();
    reader.end();
    return value;
  }

  /**
   * Reads the first value of a text as ParseJson does: like {@link #parseLenient}, and whatever
   * follows the value does not matter.
   *
   * @throws SyntaxException with the place, when it is malformed or a bound is exceeded
   */
  public static @Nullable Object parseFirst(String text) {
    return new JsonReader(text, true).document();
  }

  /**
   * Compact JSON: no white space, floats with {@code .0} when integral, other than ASCII as it is.
   *
   * @throws ExpressionException when it is nested too deep or longer than {@link Bounds#MAX_TEXT}
   */
  public static String write(@Nullable Object value) {
    return new JsonWriter().write(value);
  }
}
