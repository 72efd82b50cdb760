package io.sluice.wdl.run;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Converts external values to the types of parsed JSON. */
public final class PlainValues {
  private PlainValues() {}

  /**
   * Converts a value to Map, List, String, Long, Double, Boolean or null. An integer of up to 64
   * bits becomes a Long, any other number a Double, and a value of another type its text.
   */
  public static @Nullable Object of(@Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      return of(map);
    }
    if (value instanceof List<?> list) {
      List<@Nullable Object> plain = new ArrayList<>();
      list.forEach(item -> plain.add(of(item)));
      return plain;
    }
    if (value instanceof Number number) {
      return number(number);
    }
    return value == null || value instanceof Boolean ? value : value.toString();
  }

  /** Converts the members of an object. */
  public static Map<String, @Nullable Object> of(Map<?, ?> map) {
    Map<String, @Nullable Object> plain = new LinkedHashMap<>();
    map.forEach((key, item) -> plain.put(String.valueOf(key), of(item)));
    return plain;
  }

  private static Number number(Number number) {
    if (number instanceof Double || number instanceof Float) {
      return number.doubleValue();
    }
    BigDecimal exact =
        number instanceof BigDecimal decimal
            ? decimal
            : number instanceof BigInteger whole
                ? new BigDecimal(whole)
                : BigDecimal.valueOf(number.longValue());
    boolean whole = exact.signum() == 0 || exact.stripTrailingZeros().scale() <= 0;
    boolean small = exact.precision() - exact.scale() <= 18;
    if (whole && small) {
      return exact.longValueExact();
    }
    return whole && exact.toBigInteger().bitLength() < 64
        ? exact.longValueExact()
        : (Number) exact.doubleValue();
  }
}
