package io.sluice.wdl.json;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Conversion of values to text, as interpolation, {@code concat}, {@code string}, {@code join} and
 * the actions Table and Append to string variable apply it: null becomes the empty string, booleans
 * {@code True} and {@code False}, arrays and objects compact JSON, binary and XML values their
 * decoded content.
 */
public final class TextForm {
  private static final int SMALLEST_FIXED_EXPONENT = -5;
  private static final int LARGEST_FIXED_EXPONENT = 16;
  private static final double EXACT_INTEGERS = 1e15;

  /** Decimals of up to 15 digits survive the conversion to a normal double and back. */
  private static final int ROUND_TRIP_DIGITS = 15;

  private static final int MAX_DIGITS = 17;

  private TextForm() {}

  /**
   * Converts a value.
   *
   * @throws ExpressionException if the text would be longer than {@link Bounds#MAX_TEXT}
   */
  public static String of(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    if (value instanceof String text) {
      return text;
    }
    if (value instanceof Boolean truth) {
      return truth ? "True" : "False";
    }
    if (value instanceof Number number) {
      return of(number);
    }
    if (Binary.is(value)) {
      return Binary.of(value).text();
    }
    if (value instanceof Map || value instanceof List) {
      return Json.write(value);
    }
    throw new IllegalArgumentException("Not a value of the language: " + value.getClass());
  }

  /** Converts a number: {@code 5}, {@code 0.1}, {@code 1E+21}; integral floats have no point. */
  public static String of(Number value) {
    Number number = Values.toNumber(value);
    if (number instanceof BigDecimal decimal) {
      return decimal.toPlainString();
    }
    if (number instanceof Double real) {
      return ofDouble(real);
    }
    return number.toString();
  }

  private static String ofDouble(double value) {
    if (Double.isNaN(value)) {
      return "NaN";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "Infinity" : "-Infinity";
    }
    if (value == 0) {
      return 1 / value < 0 ? "-0" : "0";
    }
    if (value == Math.rint(value) && Math.abs(value) < EXACT_INTEGERS) {
      return Long.toString((long) value);
    }
    BigDecimal shortest = shortest(value);
    int exponent = shortest.precision() - shortest.scale() - 1;
    if (exponent >= SMALLEST_FIXED_EXPONENT && exponent <= LARGEST_FIXED_EXPONENT) {
      return shortest.toPlainString();
    }
    return scientific(shortest, exponent);
  }

  /**
   * The shortest decimal that parses to the same double. {@code Double.toString} is not used,
   * because its digits differ between Java 17 and later versions.
   */
  public static BigDecimal shortest(double value) {
    BigDecimal exact = new BigDecimal(value);
    int min = Math.abs(value) < Double.MIN_NORMAL ? 1 : ROUND_TRIP_DIGITS;
    for (int precision = min; precision <= MAX_DIGITS; precision++) {
      BigDecimal rounded = exact.round(new MathContext(precision, RoundingMode.HALF_EVEN));
      if (rounded.doubleValue() == value) {
        return rounded.stripTrailingZeros();
      }
    }
    return exact;
  }

  private static String scientific(BigDecimal value, int exponent) {
    String digits = value.unscaledValue().abs().toString();
    String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
    return (value.signum() < 0 ? "-" : "")
        + mantissa
        + (exponent < 0 ? "E-" : "E+")
        + (Math.abs(exponent) < 10 ? "0" : "")
        + Math.abs(exponent);
  }
}
