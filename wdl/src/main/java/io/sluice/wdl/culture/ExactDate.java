package io.sluice.wdl.culture;

import io.sluice.wdl.culture.DateTokens.Token;
import io.sluice.wdl.json.Chars;
import io.sluice.wdl.json.ExpressionException;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/**
 * Parses dates in a given format, as .NET's <a
 * href="https://learn.microsoft.com/dotnet/api/system.datetime.parseexact">DateTime.ParseExact</a>
 * does.
 */
public final class ExactDate {
  private static final int NONE = -1;
  private static final int TWO_DIGIT_YEAR_MAX = 49;

  private final String text;
  private final DateSymbols symbols;
  private int position;
  private int year = NONE;
  private int month = 1;
  private int day = 1;
  private int hour;
  private int minute;
  private int second;
  private long nanos;
  private int afternoon = NONE;
  private int weekday = NONE;
  private String zone = "";

  private ExactDate(String text, DateSymbols symbols) {
    this.text = text;
    this.symbols = symbols;
  }

  /**
   * Parses a text in a format. Empty if the text does not match the format, contradicts itself
   * about the day of the week, or has no year: then its meaning would depend on the clock.
   *
   * @throws ExpressionException if the format is not valid
   */
  public static Optional<Moment> parse(String text, String format, Culture culture) {
    DateSymbols symbols =
        DateTokens.isInvariant(format) ? Cultures.INVARIANT.dates() : culture.dates();
    ExactDate date = new ExactDate(Chars.trim(text), symbols);
    for (Token token : DateTokens.of(format, symbols)) {
      if (!date.read(token)) {
        return Optional.empty();
      }
    }
    try {
      return date.position == date.text.length() ? date.moment() : Optional.empty();
    } catch (DateTimeException impossible) {
      return Optional.empty();
    }
  }

  private Optional<Moment> moment() {
    if (afternoon != NONE) {
      hour = hour % 12 + 12 * afternoon;
    }
    if (year == NONE) {
      return Optional.empty();
    }
    LocalDateTime time = LocalDateTime.of(year, month, day, hour, minute, second);
    if (weekday != NONE && time.getDayOfWeek().getValue() % 7 != weekday) {
      return Optional.empty();
    }
    return DateParser.zoned(time.plusNanos(nanos), zone);
  }

  private boolean read(Token token) {
    int count = token.count();
    return switch (token.letter()) {
      case 'd' -> count <= 2 ? (day = number(count, 2)) >= 0 : weekday(count);
      case 'M' -> count <= 2 ? (month = number(count, 2)) >= 0 : month(count);
      case 'y' -> year(count);
      case 'H', 'h' -> (hour = number(count, 2)) >= 0;
      case 'm' -> (minute = number(count, 2)) >= 0;
      case 's' -> (second = number(count, 2)) >= 0;
      case 't' -> designator(count);
      case 'f' -> fraction(count, count);
      case 'F' -> fraction(0, count);
      case 'K', 'z' -> zone(token.letter() == 'K');
      case ':' -> literal(symbols.timeSeparator());
      case '/' -> literal(symbols.dateSeparator());
      case 'g' -> literal("A.D.") || literal("AD");
      default -> literal(token.literal());
    };
  }

  private boolean literal(String wanted) {
    if (!text.startsWith(wanted, position)) {
      return false;
    }
    position += wanted.length();
    return true;
  }

  /** A number of exactly two digits if the specifier has two letters, else of one to max digits. */
  private int number(int count, int max) {
    int from = position;
    while (position < text.length()
        && position - from < max
        && Chars.isDigit(text.charAt(position))) {
      position++;
    }
    boolean enough = position - from >= (count >= 2 ? 2 : 1);
    return enough ? DateParser.number(text.substring(from, position)) : NONE;
  }

  private boolean year(int count) {
    int from = position;
    int value = number(Math.min(count, 2), Math.max(count, 2));
    if (value < 0 || (count > 2 && position - from < count)) {
      return false;
    }
    year = count > 2 ? value : value + (value <= TWO_DIGIT_YEAR_MAX ? 2000 : 1900);
    return true;
  }

  private boolean fraction(int min, int max) {
    int from = position;
    while (position < text.length()
        && position - from < max
        && Chars.isDigit(text.charAt(position))) {
      position++;
    }
    if (position > from) {
      nanos = DateParser.nanos(text.substring(from, position));
    }
    return position - from >= min;
  }

  private boolean weekday(int count) {
    weekday = name(count == 3 ? symbols.days().abbreviated() : symbols.days().full());
    return weekday != NONE;
  }

  private boolean month(int count) {
    int index = month(count, symbols.genitiveMonths());
    if (index == NONE) {
      index = month(count, symbols.months());
    }
    month = index + 1;
    return index != NONE;
  }

  private int month(int count, DateSymbols.CalendarNames months) {
    return name(count == 3 ? months.abbreviated() : months.full());
  }

  /** Consumes the longest of the names that the rest of the text starts with; gives its index. */
  private int name(List<String> names) {
    int best = NONE;
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      boolean here = text.regionMatches(true, position, name, 0, name.length());
      if (here && (best == NONE || name.length() > names.get(best).length())) {
        best = i;
      }
    }
    position += best == NONE ? 0 : names.get(best).length();
    return best;
  }

  private boolean designator(int count) {
    String am = symbols.designators().am();
    String pm = symbols.designators().pm();
    afternoon =
        name(count == 1 ? List.of(am.substring(0, 1), pm.substring(0, 1)) : List.of(am, pm));
    return afternoon != NONE;
  }

  private boolean zone(boolean optional) {
    int from = position;
    if (position < text.length() && "Zz".indexOf(text.charAt(position)) >= 0) {
      position++;
    } else if (position < text.length() && "+-".indexOf(text.charAt(position)) >= 0) {
      position++;
      while (position < text.length()
          && (Chars.isDigit(text.charAt(position)) || text.charAt(position) == ':')) {
        position++;
      }
    }
    zone = text.substring(from, position);
    return zone.length() > 1 || zone.equalsIgnoreCase("Z") || (optional && zone.isEmpty());
  }
}
