package io.sluice.wdl.culture;

import io.sluice.wdl.json.Chars;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Parses a date in a culture's own notation: numbers, names of months and days, time and zone. */
final class WrittenDate {
  private static final Pattern TIME =
      Pattern.compile("(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,40}))?)?");
  private static final Pattern HOUR = Pattern.compile("(?<![\\d:./-])(\\d{1,2})\\s?$");
  private static final Pattern ZONE =
      Pattern.compile("\\s*(Z|GMT|UTC|[+-]\\d{1,2}:?\\d{2})$", Pattern.CASE_INSENSITIVE);
  private static final String SEPARATORS = " ,/.-";
  private static final int TWO_DIGIT_YEAR_MAX = 49;
  private static final int NONE = -1;

  private final DateSymbols symbols;
  private int hour;
  private int minute;
  private int second;
  private long nanos;
  private boolean timeFound;
  private int month = NONE;
  private int weekday = NONE;
  private final List<String> numbers = new ArrayList<>();

  WrittenDate(DateSymbols symbols) {
    this.symbols = symbols;
  }

  Optional<Moment> parse(String text) {
    String rest = text;
    String zone = "";
    Matcher ending = ZONE.matcher(rest);
    if (ending.find() && rest.substring(0, ending.start()).indexOf(':') > 0) {
      zone = ending.group(1);
      rest = rest.substring(0, ending.start());
    }
    String date = withoutTime(rest);
    if (date == null || date.startsWith("-") || !words(date)) {
      return Optional.empty();
    }
    LocalDateTime time = date();
    if (time == null || !weekdayFits(time)) {
      return Optional.empty();
    }
    return DateParser.zoned(time, zone);
  }

  private boolean weekdayFits(LocalDateTime time) {
    return weekday == NONE || time.getDayOfWeek().getValue() % 7 == weekday;
  }

  /** Extracts the time and gives the rest of the text; null if the time is malformed. */
  private @Nullable String withoutTime(String text) {
    Matcher clock = TIME.matcher(text);
    if (clock.find()) {
      timeFound = true;
      hour = DateParser.number(clock.group(1));
      minute = DateParser.number(clock.group(2));
      second = clock.group(3) == null ? 0 : DateParser.number(clock.group(3));
      nanos = clock.group(4) == null ? 0 : DateParser.nanos(clock.group(4));
      String before = text.substring(0, clock.start());
      return designated(
          before.endsWith("T") ? before.substring(0, before.length() - 1) : before,
          Chars.trim(text.substring(clock.end())));
    }
    for (String designator : List.of(am(), pm(), "AM", "PM")) {
      if (endsWith(text, designator)) {
        String before = Chars.trim(text.substring(0, text.length() - designator.length()));
        Matcher alone = HOUR.matcher(before);
        if (alone.find()) {
          timeFound = true;
          hour = DateParser.number(alone.group(1));
          return designated(before.substring(0, alone.start()), designator);
        }
      }
    }
    return text;
  }

  /** Applies an AM or PM designator after the time, if any; the rest belongs to the date. */
  private @Nullable String designated(String before, String after) {
    for (String name : List.of(am(), pm(), "AM", "PM", "A", "P")) {
      if (!name.isEmpty() && startsWith(after, name) && !continues(after, name)) {
        boolean afternoon = name.equals(pm()) || name.startsWith("P");
        if (hour < 1 || hour > 12) {
          return null;
        }
        hour = hour % 12 + (afternoon ? 12 : 0);
        return before + " " + after.substring(name.length());
      }
    }
    return before + " " + after;
  }

  private String am() {
    return symbols.designators().am();
  }

  private String pm() {
    return symbols.designators().pm();
  }

  private static boolean continues(String text, String name) {
    return text.length() > name.length() && Character.isLetter(text.charAt(name.length()));
  }

  private static boolean startsWith(String text, String start) {
    return text.regionMatches(true, 0, start, 0, start.length());
  }

  private static boolean endsWith(String text, String end) {
    return !end.isEmpty()
        && text.regionMatches(true, text.length() - end.length(), end, 0, end.length());
  }

  /** Classifies the words of the date; false if one of them is unknown. */
  private boolean words(String date) {
    for (int i = 0; i < date.length(); ) {
      char c = date.charAt(i);
      if (SEPARATORS.indexOf(c) >= 0 || Chars.isWhiteSpace(c)) {
        i++;
        continue;
      }
      int end = i;
      boolean digits = Chars.isDigit(c);
      while (end < date.length()
          && SEPARATORS.indexOf(date.charAt(end)) < 0
          && !Chars.isWhiteSpace(date.charAt(end))
          && Chars.isDigit(date.charAt(end)) == digits) {
        end++;
      }
      String word = date.substring(i, end);
      if (digits ? !number(word) : !name(word)) {
        return false;
      }
      i = end;
    }
    return true;
  }

  private boolean number(String digits) {
    numbers.add(digits);
    return digits.length() <= 4;
  }

  private boolean name(String word) {
    int named = index(word, symbols.months());
    named = named == NONE ? index(word, symbols.genitiveMonths()) : named;
    if (named != NONE) {
      boolean second = month != NONE;
      month = named + 1;
      return !second;
    }
    String patterns = symbols.pattern('D') + symbols.pattern('m') + symbols.pattern('y');
    if (patterns.contains(word) && !isFormatLetters(word)) {
      return true;
    }
    weekday = index(word, symbols.days());
    return weekday != NONE;
  }

  private static boolean isFormatLetters(String word) {
    return word.chars().allMatch(c -> "dMyHhmst".indexOf(c) >= 0);
  }

  private static int index(String word, DateSymbols.CalendarNames names) {
    for (int i = 0; i < names.full().size(); i++) {
      String brief = names.abbreviated().get(i);
      if (Chars.equalsIgnoringCase(word, names.full().get(i))
          || Chars.equalsIgnoringCase(word, brief)
          || (brief.endsWith(".")
              && Chars.equalsIgnoringCase(word, brief.substring(0, brief.length() - 1)))) {
        return i;
      }
    }
    return NONE;
  }

  private @Nullable LocalDateTime date() {
    int[] parts = month == NONE ? numeric() : named();
    if (parts.length == 0) {
      return null;
    }
    LocalDateTime time = LocalDateTime.of(parts[0], parts[1], parts[2], hour, minute, second);
    return timeFound ? time.plusNanos(nanos) : time;
  }

  /** Year, month and day of a date with a month name; empty if it is incomplete. */
  private int[] named() {
    if (numbers.size() == 1 && numbers.get(0).length() == 4) {
      return new int[] {year(0), month, 1};
    }
    if (numbers.size() != 2) {
      return new int[0];
    }
    int yearIndex = numbers.get(0).length() > 2 ? 0 : 1;
    return new int[] {year(yearIndex), month, DateParser.number(numbers.get(1 - yearIndex))};
  }

  /** Year, month and day of a numeric date in the culture's order; empty if it is incomplete. */
  private int[] numeric() {
    if (numbers.size() == 2 && (numbers.get(0).length() == 4 || numbers.get(1).length() == 4)) {
      int yearIndex = numbers.get(0).length() == 4 ? 0 : 1;
      return new int[] {year(yearIndex), DateParser.number(numbers.get(1 - yearIndex)), 1};
    }
    if (numbers.size() != 3) {
      return new int[0];
    }
    String order = numbers.get(0).length() > 2 ? "yMd" : order();
    return new int[] {
      year(order.indexOf('y')),
      DateParser.number(numbers.get(order.indexOf('M'))),
      DateParser.number(numbers.get(order.indexOf('d')))
    };
  }

  private String order() {
    StringBuilder order = new StringBuilder();
    for (char c : symbols.pattern('d').toCharArray()) {
      if ("yMd".indexOf(c) >= 0 && order.indexOf(String.valueOf(c)) < 0) {
        order.append(c);
      }
    }
    return order.toString();
  }

  private int year(int index) {
    int year = DateParser.number(numbers.get(index));
    if (numbers.get(index).length() > 2) {
      return year;
    }
    return year + (year <= TWO_DIGIT_YEAR_MAX ? 2000 : 1900);
  }
}
