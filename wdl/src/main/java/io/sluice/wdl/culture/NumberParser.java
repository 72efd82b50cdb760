package io.sluice.wdl.culture;

import io.sluice.wdl.json.Bounds;
import io.sluice.wdl.json.Chars;
import io.sluice.wdl.json.Decimals;
import io.sluice.wdl.json.Values;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Texts to numbers as .NET's parsers read them: white space around, a sign on either side, group
 * separators anywhere between digits before the point, an exponent where allowed. No parentheses
 * and no currency.
 */
public final class NumberParser {
  private static final BigDecimal MIN_INTEGER = BigDecimal.valueOf(Long.MIN_VALUE);
  private static final BigDecimal MAX_INTEGER = BigDecimal.valueOf(Long.MAX_VALUE);
  private static final int MAX_EXPONENT_DIGITS = 6;

  private NumberParser() {}

  /** The float of a text; beyond the range of floats it is an infinity. */
  public static Optional<Double> real(String text, NumberSymbols symbols) {
    String trimmed = Chars.trim(text);
    Double named = named(trimmed, symbols);
    if (named != null) {
      return Optional.of(named);
    }
    String plain = new Scan(trimmed, symbols, true).plain();
    return plain == null ? Optional.empty() : Optional.of(Double.parseDouble(plain));
  }

  /** The decimal of a text: no exponent, 28 to 29 digits. */
  public static Optional<BigDecimal> decimal(String text) {
    String plain = new Scan(Chars.trim(text), Cultures.INVARIANT.numbers(), false).plain();
    return plain == null ? Optional.empty() : Decimals.fit(new BigDecimal(plain));
  }

  /**
   * The integer of a text without a fraction.
   *
   * @param throughDouble as the Standard host does it: beyond 2^53 digits get lost, and what no
   *     64-bit integer can hold becomes the smallest one
   */
  public static Optional<Long> integer(String text, boolean throughDouble) {
    NumberSymbols symbols = Cultures.INVARIANT.numbers();
    if (throughDouble) {
      return real(text, symbols).flatMap(NumberParser::viaDouble);
    }
    String plain = new Scan(Chars.trim(text), symbols, true).plain();
    return plain == null ? Optional.empty() : integral(new BigDecimal(plain));
  }

  private static Optional<Long> viaDouble(double value) {
    if (Double.isNaN(value) || Math.abs(value) >= 0x1p63) {
      return Optional.of(Long.MIN_VALUE);
    }
    return value == Math.rint(value) ? Optional.of((long) value) : Optional.empty();
  }

  /** Whether {@link #integer} accepts a text. */
  public static boolean isInteger(String text, boolean throughDouble) {
    return integer(text, throughDouble).isPresent();
  }

  /** A number as an integer; empty when it has a fraction or does not fit into 64 bits. */
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
    if (Chars.same(name, symbols.nan())) {
      return Double.NaN;
    }
    if (Chars.same(name, symbols.infinity())) {
      return minus ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
    return null;
  }

  /** One pass over a trimmed text that gathers its digits in Java's form. */
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

    /** The number as {@code [-]digits[.digits][Eexponent]}; null when the text is none. */
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

    /** Reads an exponent when one is there; false when it is there and not allowed or too long. */
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
