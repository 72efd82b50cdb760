package io.sluice.wdl.json;

import org.jspecify.annotations.Nullable;

/**
 * Parses and writes JSON. Objects become {@code LinkedHashMap}, so keys keep their order; of a
 * duplicate key the last value wins, at its own position. Integers of up to 64 bits become {@code
 * Long}, larger ones {@code BigDecimal}, numbers with a fraction or exponent {@code Double}. The
 * limits of {@link Bounds} apply.
 */
public final class Json {
  private Json() {}

  /**
   * Parses a JSON text strictly by <a href="https://www.rfc-editor.org/rfc/rfc8259">RFC 8259</a>.
   *
   * @throws SyntaxException if it is malformed or exceeds a limit; gives the position
   */
  public static @Nullable Object parse(String text) {
    JsonReader reader = new JsonReader(text, false);
    Object value = reader.document();
    reader.end();
    return value;
  }

  /**
   * Parses a JSON text as leniently as <a
   * href="https://www.newtonsoft.com/json/help/html/T_Newtonsoft_Json_JsonTextReader.htm">Json.NET's
   * reader</a>, which the hosts use for the function {@code json}: comments, single quotes,
   * unquoted names, trailing commas, {@code NaN} and {@code undefined} are accepted.
   *
   * @throws SyntaxException if it is malformed or exceeds a limit; gives the position
   */
  public static @Nullable Object parseLenient(String text) {
    JsonReader reader = new JsonReader(text, true);
    Object value = reader.document();
    reader.end();
    return value;
  }

  /**
   * Parses the first value of a text as the action ParseJson does: like {@link #parseLenient}, but
   * ignoring whatever follows the value.
   *
   * @throws SyntaxException if it is malformed or exceeds a limit; gives the position
   */
  public static @Nullable Object parseFirst(String text) {
    return new JsonReader(text, true).document();
  }

  /**
   * Writes compact JSON: no white space, integral floats with {@code .0}, non-ASCII characters
   * unescaped.
   *
   * @throws ExpressionException if it is nested too deeply or longer than {@link Bounds#MAX_TEXT}
   */
  public static String write(@Nullable Object value) {
    return new JsonWriter().write(value);
  }
}
