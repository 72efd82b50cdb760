package io.sluice.hub.trigger;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the numbers that are compared with thresholds: JSON numbers and strict decimal texts,
 * without loss of precision.
 */
public final class Decimals {
  /** Bound on the length of a number's text. */
  public static final int MAX_CHARACTERS = 64;

  private static final Pattern PLAIN = Pattern.compile("[+-]?\\d+(\\.\\d+)?([eE][+-]?\\d{1,3})?");

  private Decimals() {}

  /** The value as a decimal; empty for words, digit separators, blanks, NaN and infinities. */
  public static Optional<BigDecimal> read(@Nullable Object value) {
    if (value instanceof BigDecimal decimal) {
      return bounded(decimal);
    }
    if (value instanceof BigInteger whole) {
      return bounded(new BigDecimal(whole));
    }
    if (value instanceof Long || value instanceof Integer) {
      return Optional.of(BigDecimal.valueOf(((Number) value).longValue()));
    }
    if (value instanceof Double floating) {
      return Double.isFinite(floating)
          ? Optional.of(BigDecimal.valueOf(floating))
          : Optional.empty();
    }
    return value instanceof String text ? decimal(text) : Optional.empty();
  }

  private static Optional<BigDecimal> decimal(String text) {
    if (text.length() > MAX_CHARACTERS || !PLAIN.matcher(text).matches()) {
      return Optional.empty();
    }
    return bounded(new BigDecimal(text));
  }

  /** Rejects numbers so large or precise that comparing and printing them would be costly. */
  private static Optional<BigDecimal> bounded(BigDecimal value) {
    return value.precision() > 400 || Math.abs((long) value.scale()) > 400
        ? Optional.empty()
        : Optional.of(value);
  }
}
