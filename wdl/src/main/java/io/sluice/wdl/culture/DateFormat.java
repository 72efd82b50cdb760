package io.sluice.wdl.culture;

import io.sluice.wdl.culture.DateTokens.Token;
import io.sluice.wdl.json.ExpressionException;
import java.time.LocalDateTime;
import java.time.temporal.ChronoField;
import java.util.List;

/**
 * Formats dates by .NET's <a
 * href="https://learn.microsoft.com/dotnet/standard/base-types/standard-date-and-time-format-strings">standard</a>
 * and <a
 * href="https://learn.microsoft.com/dotnet/standard/base-types/custom-date-and-time-format-strings">custom</a>
 * format strings.
 */
public final class DateFormat {
  private static final int MAX_FRACTION = 7;
  private static final int TICK = 100;
  private static final int CENTURY = 100;

  private final LocalDateTime time;
  private final Moment.DateTimeKind kind;
  private final DateSymbols symbols;
  private final boolean genitive;
  private final StringBuilder text = new StringBuilder();

  private DateFormat(Moment moment, DateSymbols symbols, boolean genitive) {
    this.time = moment.time();
    this.kind = moment.kind();
    this.symbols = symbols;
    this.genitive = genitive;
  }

  /**
   * Formats a moment.
   *
   * @param format standard or custom format string; empty means {@code G}
   * @throws ExpressionException if the format is not valid
   */
  public static String format(Moment moment, String format, Culture culture) {
    if (format.isEmpty()) {
      return format(moment, "G", culture);
    }
    DateSymbols symbols =
        DateTokens.isInvariant(format) ? Cultures.INVARIANT.dates() : culture.dates();
    List<Token> tokens = DateTokens.of(format, symbols);
    boolean genitive = tokens.stream().anyMatch(t -> t.letter() == 'd' && t.count() <= 2);
    DateFormat formatter = new DateFormat(moment, symbols, genitive);
    for (Token token : tokens) {
      formatter.append(token, format);
    }
    return formatter.text.toString();
  }

  private void append(Token token, String format) {
    int count = token.count();
    switch (token.letter()) {
      case 'd' -> day(count);
      case 'M' -> month(count);
      case 'y' -> year(count);
      case 'H' -> number(time.getHour(), Math.min(count, 2));
      case 'h' -> number(time.get(ChronoField.CLOCK_HOUR_OF_AMPM), Math.min(count, 2));
      case 'm' -> number(time.getMinute(), Math.min(count, 2));
      case 's' -> number(time.getSecond(), Math.min(count, 2));
      case 't' -> designator(count);
      case 'f' -> text.append(fraction(count, format));
      case 'F' -> shortFraction(count, format);
      case 'K' -> text.append(suffix().repeat(count));
      case 'z' -> text.append(count == 1 ? "+0" : count == 2 ? "+00" : "+00:00");
      case 'g' -> text.append("A.D.");
      case ':' -> text.append(symbols.timeSeparator());
      case '/' -> text.append(symbols.dateSeparator());
      default -> text.append(token.literal());
    }
  }

  private void day(int count) {
    int weekday = time.getDayOfWeek().getValue() % 7;
    switch (count) {
      case 1, 2 -> number(time.getDayOfMonth(), count);
      case 3 -> text.append(symbols.days().abbreviated().get(weekday));
      default -> text.append(symbols.days().full().get(weekday));
    }
  }

  private void month(int count) {
    int month = time.getMonthValue() - 1;
    DateSymbols.CalendarNames names = genitive ? symbols.genitiveMonths() : symbols.months();
    switch (count) {
      case 1, 2 -> number(month + 1, count);
      case 3 -> text.append(names.abbreviated().get(month));
      default -> text.append(names.full().get(month));
    }
  }

  private void year(int count) {
    if (count <= 2) {
      number(time.getYear() % CENTURY, count);
    } else {
      number(time.getYear(), count);
    }
  }

  private void designator(int count) {
    DateSymbols.AmPmDesignators names = symbols.designators();
    String name = time.getHour() < 12 ? names.am() : names.pm();
    text.append(count == 1 && name.length() > 1 ? name.substring(0, 1) : name);
  }

  private String fraction(int count, String format) {
    if (count > MAX_FRACTION) {
      throw DateTokens.invalid(format);
    }
    String ticks = Integer.toString(time.get(ChronoField.NANO_OF_SECOND) / TICK);
    return ("0".repeat(MAX_FRACTION - ticks.length()) + ticks).substring(0, count);
  }

  private void shortFraction(int count, String format) {
    String digits = fraction(count, format);
    int kept = digits.length();
    while (kept > 0 && digits.charAt(kept - 1) == '0') {
      kept--;
    }
    if (kept > 0) {
      text.append(digits, 0, kept);
    } else if (text.length() > 0 && text.charAt(text.length() - 1) == '.') {
      text.setLength(text.length() - 1);
    }
  }

  private String suffix() {
    return switch (kind) {
      case UTC -> "Z";
      case LOCAL -> "+00:00";
      case UNSPECIFIED -> "";
    };
  }

  private void number(int value, int width) {
    String digits = Integer.toString(value);
    text.append("0".repeat(Math.max(0, width - digits.length()))).append(digits);
  }
}
