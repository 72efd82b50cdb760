package io.sluice.wdl.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * Arithmetic limits of .NET's <a
 * href="https://learn.microsoft.com/dotnet/api/system.decimal">Decimal</a>: a 96-bit integer
 * divided by a power of ten, at most 10^28.
 */
public final class Decimals {
  private static final int MAX_SCALE = 28;
  private static final int BITS = 96;
  private static final int MAX_DIGITS = 29;

  private static final MathContext OF_FLOATS = new MathContext(15, RoundingMode.HALF_EVEN);

  private Decimals() {}

  /** Converts a finite float, keeping its first 15 significant digits as .NET does. */
  public static BigDecimal of(double real) {
    return TextForm.shortest(real).round(OF_FLOATS).stripTrailingZeros();
  }

  /** Rounds a value to the nearest decimal; empty if it is too large. */
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
