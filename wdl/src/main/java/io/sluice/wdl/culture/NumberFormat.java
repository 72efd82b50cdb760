package io.sluice.wdl.culture;

import io.sluice.wdl.json.ExpressionException;
import io.sluice.wdl.json.TextForm;
import io.sluice.wdl.json.Values;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * Formats numbers by .NET's <a
 * href="https://learn.microsoft.com/dotnet/standard/base-types/standard-numeric-format-strings">standard</a>
 * (C D E F G N P R X with an optional precision) and custom format strings. Halves are rounded away
 * from zero.
 */
public final class NumberFormat {
  private static final int MAX_PRECISION = 999;
  private static final int DEFAULT_EXPONENT_DIGITS = 6;
  private static final int PERCENT_SHIFT = 2;

  /** Format G without a precision writes an exponent if a float needs more digits than this. */
  private static final int GENERAL_DIGITS = 15;

  private final Number number;
  private final NumberSymbols symbols;
  private final BigDecimal value;

  private NumberFormat(Number number, NumberSymbols symbols) {
    this.number = number;
    this.symbols = symbols;
    this.value = number instanceof Double real ? TextForm.shortest(real) : Values.toDecimal(number);
  }

  /**
   * Formats a number.
   *
   * @param number Long, Double or BigDecimal
   * @param format standard or custom format string; empty means {@code G}
   * @throws ExpressionException if the format is unknown or does not apply to the number's type
   */
  public static String format(Number number, String format, Culture culture) {
    NumberSymbols symbols = culture.numbers();
    if (number instanceof Double real && !Double.isFinite(real)) {
      return Double.isNaN(real)
          ? symbols.nan()
          : (real < 0 ? symbols.negative() : "") + symbols.infinity();
    }
    NumberFormat formatter = new NumberFormat(number, symbols);
    if (format.isEmpty()) {
      return formatter.standard('G', -1);
    }
    if (isStandard(format)) {
      int precision = format.length() == 1 ? -1 : Integer.parseInt(format.substring(1));
      if (precision > MAX_PRECISION) {
        throw invalid(format);
      }
      return formatter.standard(format.charAt(0), precision);
    }
    return CustomNumberFormat.format(formatter.value, format, symbols);
  }

  private static boolean isStandard(String format) {
    char letter = format.charAt(0);
    if (!(letter >= 'a' && letter <= 'z') && !(letter >= 'A' && letter <= 'Z')) {
      return false;
    }
    return format.length() <= 4 && format.substring(1).chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static ExpressionException invalid(String format) {
    return new ExpressionException(
        "The number format '"
            + format
            + "' is not valid. Standard formats are C, D, E, F, G, N, P, R and X with an optional"
            + " precision; D and X apply to integers only.");
  }

  private String standard(char letter, int precision) {
    return switch (Character.toUpperCase(letter)) {
      case 'C' ->
          pattern(
              symbols.currency().positive(),
              symbols.currency().negative(),
              grouped(value, precision < 0 ? symbols.currency().decimals() : precision));
      case 'D' -> integer(letter, precision);
      case 'E' -> exponential(letter, precision < 0 ? DEFAULT_EXPONENT_DIGITS : precision, 3);
      case 'F' -> signed(fixed(value, precision < 0 ? 2 : precision));
      case 'G' -> general(letter, precision);
      case 'N' -> signed(grouped(value, precision < 0 ? 2 : precision));
      case 'P' ->
          pattern(
              symbols.percent().positive(),
              symbols.percent().negative(),
              grouped(value.scaleByPowerOfTen(PERCENT_SHIFT), precision < 0 ? 2 : precision));
      case 'R' -> general('G', -1);
      case 'X' -> hexadecimal(letter, precision);
      default -> throw invalid(String.valueOf(letter));
    };
  }

  private String pattern(String positive, String negative, String digits) {
    boolean minus = value.signum() < 0 && digits.chars().anyMatch(c -> c >= '1' && c <= '9');
    StringBuilder text = new StringBuilder();
    for (char c : (minus ? negative : positive).toCharArray()) {
      switch (c) {
        case 'n' -> text.append(digits);
        case '$' -> text.append(symbols.currency().symbol());
        case '-' -> text.append(symbols.negative());
        default -> text.append(c);
      }
    }
    return text.toString();
  }

  private String signed(String digits) {
    boolean minus = value.signum() < 0 && digits.chars().anyMatch(c -> c >= '1' && c <= '9');
    return minus ? symbols.negative() + digits : digits;
  }

  private String integer(char letter, int precision) {
    if (!(number instanceof Long)) {
      throw invalid(String.valueOf(letter));
    }
    String digits = value.abs().toPlainString();
    String padded = "0".repeat(Math.max(0, precision - digits.length())) + digits;
    return value.signum() < 0 ? symbols.negative() + padded : padded;
  }

  private String hexadecimal(char letter, int precision) {
    if (!(number instanceof Long integer)) {
      throw invalid(String.valueOf(letter));
    }
    String digits = Long.toHexString(integer);
    String cased = letter == 'X' ? digits.toUpperCase(Locale.ROOT) : digits;
    return "0".repeat(Math.max(0, precision - cased.length())) + cased;
  }

  private String fixed(BigDecimal amount, int decimals) {
    String plain = amount.abs().setScale(decimals, RoundingMode.HALF_UP).toPlainString();
    return plain.replace(".", symbols.decimal());
  }

  private String grouped(BigDecimal amount, int decimals) {
    String plain = amount.abs().setScale(decimals, RoundingMode.HALF_UP).toPlainString();
    int point = plain.indexOf('.');
    String whole = point < 0 ? plain : plain.substring(0, point);
    return group(whole, symbols)
        + (point < 0 ? "" : symbols.decimal() + plain.substring(point + 1));
  }

  /** Inserts group separators into digits. */
  static String group(String digits, NumberSymbols symbols) {
    StringBuilder text = new StringBuilder();
    int end = digits.length();
    for (int i = 0; end > 0; i++) {
      int size = symbols.groupSizes().get(Math.min(i, symbols.groupSizes().size() - 1));
      int start = size == 0 ? 0 : Math.max(0, end - size);
      text.insert(0, (start > 0 ? symbols.group() : "") + digits.substring(start, end));
      end = start;
    }
    return text.toString();
  }

  private String general(char letter, int precision) {
    if (precision <= 0 && !(number instanceof Double)) {
      return signed(value.abs().toPlainString().replace(".", symbols.decimal()));
    }
    int digits = precision > 0 ? precision : Math.max(GENERAL_DIGITS, value.precision());
    return general(letter == 'G' ? 'E' : 'e', rounded(digits).stripTrailingZeros(), digits);
  }

  private String general(char letter, BigDecimal rounded, int digits) {
    int exponent = rounded.signum() == 0 ? 0 : rounded.precision() - rounded.scale() - 1;
    if (exponent >= digits || exponent < -4) {
      return exponential(letter, rounded.precision() - 1, 2);
    }
    return signed(rounded.abs().toPlainString().replace(".", symbols.decimal()));
  }

  private BigDecimal rounded(int digits) {
    return value.round(new java.math.MathContext(digits, RoundingMode.HALF_UP));
  }

  private String exponential(char letter, int decimals, int exponentDigits) {
    BigDecimal rounded = rounded(decimals + 1);
    int exponent = rounded.signum() == 0 ? 0 : rounded.precision() - rounded.scale() - 1;
    BigInteger unscaled = rounded.unscaledValue().abs();
    String digits = unscaled.toString();
    digits += "0".repeat(Math.max(0, decimals + 1 - digits.length()));
    String power = Integer.toString(Math.abs(exponent));
    String text =
        digits.charAt(0)
            + (decimals == 0 ? "" : symbols.decimal() + digits.substring(1, decimals + 1))
            + letter
            + (exponent < 0 ? symbols.negative() : "+")
            + "0".repeat(Math.max(0, exponentDigits - power.length()))
            + power;
    return signed(text);
  }
}
