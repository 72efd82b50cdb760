package io.sluice.wdl.culture;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * .NET's <a
 * href="https://learn.microsoft.com/dotnet/standard/base-types/custom-numeric-format-strings">custom
 * numeric format strings</a>: {@code 0 # . , % ‰ E0 ;} and literals in quotes or after a backslash.
 * Up to three sections: positive, negative, zero.
 */
final class CustomNumberFormat {
  private final String format;
  private final NumberSymbols symbols;

  /** Digit placeholders left of the decimal point, counted before any digit is written. */
  private int wholeDigits;

  private int decimals;
  private int firstZero = Integer.MAX_VALUE;
  private int lastZero = -1;
  private boolean grouped;
  private int shift;
  private int exponentDigits = -1;
  private int exponent;

  private CustomNumberFormat(String format, NumberSymbols symbols) {
    this.format = format;
    this.symbols = symbols;
  }

  static String format(BigDecimal value, String format, NumberSymbols symbols) {
    List<String> sections = sections(format);
    int index = 0;
    if (value.signum() < 0 && sections.size() > 1 && !sections.get(1).isEmpty()) {
      index = 1;
    } else if (value.signum() == 0 && sections.size() > 2 && !sections.get(2).isEmpty()) {
      index = 2;
    }
    CustomNumberFormat section = new CustomNumberFormat(sections.get(index), symbols);
    section.measure();
    BigDecimal rounded = section.rounded(value);
    if (rounded.signum() == 0 && index < 2 && sections.size() > 2 && !sections.get(2).isEmpty()) {
      section = new CustomNumberFormat(sections.get(2), symbols);
      section.measure();
      index = 2;
    }
    boolean minus = index == 0 && value.signum() < 0 && rounded.signum() != 0;
    String text = section.write(value.abs());
    return minus ? symbols.negative() + text : text;
  }

  private static List<String> sections(String format) {
    List<String> sections = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < format.length(); i = next(format, i)) {
      if (format.charAt(i) == ';') {
        sections.add(format.substring(start, i));
        start = i + 1;
      }
    }
    sections.add(format.substring(start));
    return sections;
  }

  /** The index after the element that starts at an index: a character, an escape or a quotation. */
  private static int next(String format, int index) {
    char c = format.charAt(index);
    if (c == '\\') {
      return Math.min(format.length(), index + 2);
    }
    if (c == '\'' || c == '"') {
      int close = format.indexOf(c, index + 1);
      return close < 0 ? format.length() : close + 1;
    }
    return index + 1;
  }

  private void measure() {
    boolean fraction = false;
    int commas = 0;
    for (int i = 0; i < format.length(); i = next(format, i)) {
      char c = format.charAt(i);
      int exponent = exponentLength(i);
      if (exponent > 0) {
        exponentDigits = zeros(i, exponent);
        i += exponent - 1;
      } else if (c == '0' || c == '#') {
        grouped |= commas > 0 && !fraction && wholeDigits > 0;
        commas = 0;
        digit(c, fraction);
      } else if (c == '.' && !fraction) {
        shift -= 3 * commas;
        commas = 0;
        fraction = true;
      } else if (c == ',' && wholeDigits > 0 && !fraction) {
        commas++;
      } else if (c == '%') {
        shift += 2;
      } else if (c == '\u2030') {
        shift += 3;
      }
    }
    shift -= 3 * commas;
  }

  private void digit(char c, boolean fraction) {
    if (fraction) {
      decimals++;
      lastZero = c == '0' ? decimals : lastZero;
    } else {
      firstZero = c == '0' ? Math.min(firstZero, wholeDigits) : firstZero;
      wholeDigits++;
    }
  }

  /** The length of {@code E0}, {@code E+00} or {@code E-0} at an index; 0 if there is none. */
  private int exponentLength(int index) {
    if ("eE".indexOf(format.charAt(index)) < 0) {
      return 0;
    }
    int i = index + 1;
    if (i < format.length() && "+-".indexOf(format.charAt(i)) >= 0) {
      i++;
    }
    int from = i;
    while (i < format.length() && format.charAt(i) == '0') {
      i++;
    }
    return i == from ? 0 : i - index;
  }

  private int zeros(int index, int length) {
    return (int) format.substring(index, index + length).chars().filter(c -> c == '0').count();
  }

  private BigDecimal rounded(BigDecimal value) {
    if (exponentDigits >= 0) {
      return value;
    }
    return value.scaleByPowerOfTen(shift).setScale(decimals, RoundingMode.HALF_UP);
  }

  private String write(BigDecimal value) {
    BigDecimal scaled = value.scaleByPowerOfTen(shift);
    if (exponentDigits >= 0 && value.signum() != 0) {
      int digits = Math.max(1, wholeDigits + decimals);
      scaled = scaled.round(new MathContext(digits, RoundingMode.HALF_UP));
      exponent = scaled.precision() - scaled.scale() - wholeDigits;
      scaled = scaled.scaleByPowerOfTen(-exponent);
    }
    String plain = scaled.setScale(decimals, RoundingMode.HALF_UP).toPlainString();
    int point = plain.indexOf('.');
    String whole = point < 0 ? plain : plain.substring(0, point);
    String fraction = point < 0 ? "" : plain.substring(point + 1);
    int required = firstZero == Integer.MAX_VALUE ? 0 : wholeDigits - firstZero;
    whole = whole.equals("0") ? "" : whole;
    whole = "0".repeat(Math.max(0, required - whole.length())) + whole;
    int kept = fraction.length();
    while (kept > Math.max(0, lastZero) && fraction.charAt(kept - 1) == '0') {
      kept--;
    }
    return fill(whole, fraction.substring(0, kept));
  }

  /** Copies the format and replaces its digit placeholders by the digits. */
  private String fill(String whole, String fraction) {
    StringBuilder text = new StringBuilder();
    int place = 0;
    int fractionPlace = 0;
    boolean inFraction = false;
    for (int i = 0; i < format.length(); ) {
      char c = format.charAt(i);
      int exponentLength = exponentLength(i);
      if (exponentLength > 0) {
        text.append(power(format.substring(i, i + exponentLength)));
        i += exponentLength;
        continue;
      }
      if ((c == '0' || c == '#') && !inFraction) {
        text.append(wholePart(whole, place++));
      } else if (c == '0' || c == '#') {
        text.append(fractionPlace < fraction.length() ? fraction.charAt(fractionPlace) : "");
        fractionPlace++;
      } else if (c == '.' && !inFraction) {
        inFraction = true;
        text.append(wholeDigits == 0 ? whole : "");
        text.append(fraction.isEmpty() ? "" : symbols.decimal());
      } else if (c != ',' && c != '.') {
        literal(text, i);
      }
      i = next(format, i);
    }
    return text.toString();
  }

  private void literal(StringBuilder text, int index) {
    char c = format.charAt(index);
    int end = next(format, index);
    if (c == '\\') {
      text.append(format, Math.min(index + 1, end), end);
    } else if (c == '\'' || c == '"') {
      boolean closed = end > index + 1 && format.charAt(end - 1) == c;
      text.append(format, index + 1, closed ? end - 1 : end);
    } else {
      text.append(c);
    }
  }

  /** The digits of one placeholder left of the point; the first one takes all surplus digits. */
  private String wholePart(String whole, int place) {
    int left = wholeDigits - place;
    int from = place == 0 ? 0 : Math.max(0, whole.length() - left);
    int to = Math.max(0, whole.length() - left + 1);
    if (from >= to) {
      return "";
    }
    if (!grouped) {
      return whole.substring(from, to);
    }
    StringBuilder text = new StringBuilder();
    for (int i = from; i < to; i++) {
      text.append(whole.charAt(i));
      text.append(separatorFollows(whole.length() - i - 1) ? symbols.group() : "");
    }
    return text.toString();
  }

  private boolean separatorFollows(int digitsLeft) {
    int rest = digitsLeft;
    for (int i = 0; rest > 0; i++) {
      int size = symbols.groupSizes().get(Math.min(i, symbols.groupSizes().size() - 1));
      if (size == 0) {
        return false;
      }
      rest -= size;
    }
    return digitsLeft > 0 && rest == 0;
  }

  private String power(String specifier) {
    String digits = Integer.toString(Math.abs(exponent));
    String sign = exponent < 0 ? symbols.negative() : specifier.indexOf('+') > 0 ? "+" : "";
    return specifier.charAt(0)
        + sign
        + "0".repeat(Math.max(0, exponentDigits - digits.length()))
        + digits;
  }
}
