package io.sluice.wdl.culture;

import io.sluice.wdl.culture.Moment.DateTimeKind;
import io.sluice.wdl.json.Chars;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.Optional;

/**
 * Parses dates as .NET's <a
 * href="https://learn.microsoft.com/dotnet/api/system.datetime.parse">DateTime.Parse</a> does: ISO
 * 8601 and the notations of a culture ({@code 03/15/2018 2:30 PM}, {@code March 15, 2018}, {@code
 * Thu, 15 Mar 2018 10:00:00 GMT}). Unlike .NET it refuses a text without a year or without a date,
 * whose meaning would depend on the clock.
 */
public final class DateParser {
  private static final int MAX_LENGTH = 128;
  private static final int NANO_DIGITS = 9;
  private static final int TICK = 100;
  private static final int MAX_OFFSET = 14 * 60;

  private DateParser() {}

  /** Parses a text of at most 128 characters; empty if it is not a date. */
  public static Optional<Moment> parse(String text, Culture culture) {
    String trimmed = Chars.trim(text);
    if (trimmed.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    try {
      return new WrittenDate(plain(trimmed), culture.dates()).moment();
    } catch (DateTimeException impossible) {
      return Optional.empty();
    }
  }

  /** A text without the number signs around a date in Visual Basic, which .NET accepts. */
  private static String plain(String text) {
    boolean signs = text.length() > 2 && text.startsWith("#") && text.endsWith("#");
    return signs ? Chars.trim(text.substring(1, text.length() - 1)) : text;
  }

  /**
   * Combines a local time with its zone.
   *
   * @param zone empty, Z, GMT, UTC or an offset such as {@code +01:00}
   */
  static Optional<Moment> zoned(LocalDateTime time, String zone) {
    if (zone.isEmpty()) {
      return new Moment(time, DateTimeKind.UNSPECIFIED).at(time);
    }
    if (zone.charAt(0) != '+' && zone.charAt(0) != '-') {
      return new Moment(time, DateTimeKind.UTC).at(time);
    }
    int sign = zone.charAt(0) == '-' ? 1 : -1;
    int colon = zone.indexOf(':');
    int hoursEnd = colon > 0 ? colon : zone.length() <= 3 ? zone.length() : zone.length() - 2;
    int hours = number(zone.substring(1, hoursEnd));
    String rest = zone.substring(colon > 0 ? colon + 1 : hoursEnd);
    int minutes = rest.isEmpty() ? 0 : number(rest);
    int offset = hours * 60 + minutes;
    if (minutes > 59 || offset > MAX_OFFSET) {
      return Optional.empty();
    }
    return new Moment(time, DateTimeKind.LOCAL).at(time.plusMinutes((long) offset * sign));
  }

  static int number(String digits) {
    return Integer.parseInt(digits);
  }

  /** The nanoseconds of fraction digits, rounded to .NET's resolution of 100 ns. */
  static long nanos(String digits) {
    String nine = (digits + "0".repeat(NANO_DIGITS)).substring(0, NANO_DIGITS);
    return (Long.parseLong(nine) + TICK / 2) / TICK * TICK;
  }
}
