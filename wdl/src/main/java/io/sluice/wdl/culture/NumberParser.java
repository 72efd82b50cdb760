package io.sluice.wdl.culture;

import io.sluice.wdl.json.Bounds;
import io.sluice.wdl.json.Chars;
import io.sluice.wdl.json.Decimals;
import io.sluice.wdl.json.Values;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Parses numbers as .NET's <a
 * href="https://learn.microsoft.com/dotnet/api/system.globalization.numberstyles">number styles</a>
 * allow: white space at both ends, a leading or trailing sign, group separators anywhere between
 * the digits before the decimal point, and an exponent where permitted. Parentheses and currency
 * symbols are not accepted.
 */
public final class NumberParser {
  private static final BigDecimal MIN_INTEGER = BigDecimal.valueOf(Long.MIN_VALUE);
  private static final BigDecimal MAX_INTEGER = BigDecimal.valueOf(Long.MAX_VALUE);
  private static final int MAX_EXPONENT_DIGITS = 6;

  private NumberParser() {}

  /** Parses a 64-bit float; a value beyond its range becomes infinity. */
  public static Optional<Double> real(String text, NumberSymbols symbols) {
    String trimmed = Chars.trim(text);
    Double named = named(trimmed, symbols);
    if (named != null) {
      return Optional.of(named);
    }
    String plain = new Scan(trimmed, symbols, true).plain();
    return plain == null ? Optional.empty() : Optional.of(Double.parseDouble(plain));
  }

  /** Parses a decimal of 28 to 29 significant digits, without exponent. */
  public static Optional<BigDecimal> decimal(String text) {
    String plain = new Scan(Chars.trim(text), Cultures.INVARIANT.numbers(), false).plain();
    return plain == null ? Optional.empty() : Decimals.fit(new BigDecimal(plain));
  }

  /**
   * Parses a 64-bit integer; empty if the text has a fraction.
   *
   * @param throughDouble whether to convert through a 64-bit float as the Logic Apps Standard host
   *     does: digits beyond 2^53 are lost, and NaN becomes the smallest integer
   */
  public static Optional<Long> integer(String text, boolean throughDouble) {
    NumberSymbols symbols = Cultures.INVARIANT.numbers();
    String trimmed = Chars.trim(text);
    if (throughDouble && Chars.equalsIgnoringCase(trimmed, symbols.nan())) {
      return Optional.of(Long.MIN_VALUE);
    }
    // No sign may follow an integer, unlike a float or decimal.
    String plain = trimmed.endsWith("-") || trimmed.endsWith("+") ? null : scan(trimmed, symbols);
    if (plain == null) {
      return Optional.empty();
    }
    return throughDouble ? viaDouble(Double.parseDouble(plain)) : integral(new BigDecimal(plain));
  }

  private static @Nullable String scan(String trimmed, NumberSymbols symbols) {
    return new Scan(trimmed, symbols, true).plain();
  }

  private static Optional<Long> viaDouble(double value) {
    boolean fits = value >= -0x1p63 && value < 0x1p63;
    return fits && value == Math.rint(value) ? Optional.of((long) value) : Optional.empty();
  }

  /** Converts a number to an integer; empty if it has a fraction or does not fit into 64 bits. */
  public static Optional<Long> integral(Number number) {
    if (number instanceof Double real && !Double.isFinite(real)) {
      return Optional.empty();
    }
    BigDecimal value = Values.toDecimal(number);
    if (value.precision() - (long) value.scale() > MAX_INTEGER.precision()
        || value.compareTo(MIN_INTEGER) < 0
        || value.compareTo(MAX_INTEGER) > 0) {
      return Optional.empty();
    }
    return value.signum() == 0 || value.stripTrailingZeros().scale() <= 0
        ? Optional.of(value.longValue())
        : Optional.empty();
  }

  private static @Nullable Double named(String text, NumberSymbols symbols) {
    boolean minus = text.startsWith("-") || text.startsWith(symbols.negative());
    String name = minus || text.startsWith("+") ? text.substring(1) : text;
    if (Chars.equalsIgnoringCase(name, symbols.nan())) {
      return Double.NaN;
    }
    if (Chars.equalsIgnoringCase(name, symbols.infinity())) {
      return minus ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
    return null;
  }

  /** Scans a trimmed text once and collects its digits in Java's notation. */
  private static final class Scan {
    private final String text;
    private final NumberSymbols symbols;
    private final boolean exponents;
    private final StringBuilder plain = new StringBuilder();
    private int position;

    Scan(String text, NumberSymbols symbols, boolean exponents) {
      this.text = text;
      this.symbols = symbols;
      this.exponents = exponents;
    }

    /** The number as {@code [-]digits[.digits][Eexponent]}; null if the text is not a number. */
    @Nullable String plain() {
      if (text.length() > Bounds.MAX_NUMBER_LENGTH) {
        return null;
      }
      int sign = sign();
      int digits = whole();
      if (accept(symbols.decimal())) {
        plain.append(digits == 0 ? "0." : ".");
        int fraction = run();
        plain.append(fraction == 0 ? "0" : "");
        digits += fraction;
      }
      if (digits == 0 || !exponent()) {
        return null;
      }
      skipSpaces();
      if (sign == 0) {
        sign = sign();
      }
      return position < text.length() ? null : (sign < 0 ? "-" : "") + plain;
    }

    private int sign() {
      if (accept("-") || accept(symbols.negative()) || accept("\u2212")) {
        return -1;
      }
      return accept("+") ? 1 : 0;
    }

    private int whole() {
      int digits = run();
      while (digits > 0 && group()) {
        digits += run();
      }
      return digits;
    }

    private boolean group() {
      boolean space =
          symbols.group().length() == 1 && Chars.isWhiteSpace(symbols.group().charAt(0));
      if (space && position + 1 < text.length()) {
        if (Chars.isWhiteSpace(text.charAt(position)) && Chars.isDigit(text.charAt(position + 1))) {
          position++;
          return true;
        }
        return false;
      }
      return accept(symbols.group()) || (symbols.group().equals("\u2019") && accept("'"));
    }

    private int run() {
      int from = position;
      while (position < text.length() && Chars.isDigit(text.charAt(position))) {
        plain.append(text.charAt(position++));
      }
      return position - from;
    }

    /** Reads an exponent, if any; false if there is one that is not allowed or too long. */
    private boolean exponent() {
      if (position >= text.length() || "eE".indexOf(text.charAt(position)) < 0) {
        return true;
      }
      position++;
      plain.append('E');
      int sign = sign();
      plain.append(sign < 0 ? "-" : "");
      int digits = run();
      return exponents && digits > 0 && digits <= MAX_EXPONENT_DIGITS;
    }

    private void skipSpaces() {
      while (position < text.length() && Chars.isWhiteSpace(text.charAt(position))) {
        position++;
      }
    }

    private boolean accept(String symbol) {
      if (symbol.isEmpty() || !text.startsWith(symbol, position)) {
        return false;
      }
      position += symbol.length();
      return true;
    }
  }
}
