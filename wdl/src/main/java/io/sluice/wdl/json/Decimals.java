package io.sluice.wdl.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;

/** .NET's decimal: a 96-bit integer divided by a power of ten of at most 28. */
public final class Decimals {
  private static final int MAX_SCALE = 28;
  private static final int BITS = 96;
  private static final int MAX_DIGITS = 29;

  private static final MathContext OF_FLOATS = new MathContext(15, RoundingMode.HALF_EVEN);

  private Decimals() {}

  /** The decimal of a finite float: of its first 15 digits, as .NET converts it. */
  public static BigDecimal of(double real) {
    return TextForm.shortest(real).round(OF_FLOATS).stripTrailingZeros();
  }

  /** The value as a decimal, its fraction rounded where too long; empty when it is too large. */
  public static Optional<BigDecimal> fit(BigDecimal value) {
    if (value.signum() != 0 && value.precision() - (long) value.scale() > MAX_DIGITS) {
      return Optional.empty();
    }
    if (value.precision() - (long) value.scale() < -MAX_SCALE - 1L) {
      return Optional.of(BigDecimal.ZERO.setScale(MAX_SCALE));
    }
    BigDecimal result = value.scale() < 0 ? value.setScale(0) : value;
    int scale = Math.min(MAX_SCALE, result.scale());
    for (; scale >= 0; scale--) {
      BigDecimal rounded = result.setScale(scale, RoundingMode.HALF_EVEN);
      BigInteger digits = rounded.unscaledValue().abs();
      if (digits.bitLength() <= BITS) {
        return Optional.of(rounded);
      }
    }
    return Optional.empty();
  }
}
