package io.sluice.wdl.culture;

import io.sluice.wdl.culture.Moment.DateTimeKind;
import io.sluice.wdl.json.Chars;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses dates as .NET's <a
 * href="https://learn.microsoft.com/dotnet/api/system.datetime.parse">DateTime.Parse</a> does: ISO
 * 8601 first, then the notations of a culture ({@code 03/15/2018 2:30 PM}, {@code March 15, 2018},
 * {@code Thu, 15 Mar 2018 10:00:00 GMT}). Unlike .NET it refuses a text without a year or without a
 * date, whose meaning would depend on the clock.
 */
public final class DateParser {
  private static final int MAX_LENGTH = 128;
  private static final int NANO_DIGITS = 9;
  private static final int TICK = 100;
  private static final Pattern ISO =
      Pattern.compile(
          "(\\d{4})-(\\d{1,2})(?:-(\\d{1,2}))?"
              + "(?:[Tt ]\\s?(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d{1,40}))?)?)?"
              + "\\s?(Z|z|[+-]\\d{1,2}(?::?\\d{2})?)?");

  private DateParser() {}

  /** Parses a text of at most 128 characters; empty if it is not a date. */
  public static Optional<Moment> parse(String text, Culture culture) {
    String trimmed = Chars.trim(text);
    if (trimmed.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    try {
      Matcher iso = ISO.matcher(trimmed);
      return iso.matches() ? iso(iso) : new WrittenDate(culture.dates()).parse(trimmed);
    } catch (DateTimeException impossible) {
      return Optional.empty();
    }
  }

  private static Optional<Moment> iso(Matcher iso) {
    if (iso.group(4) == null && iso.group(8) != null && iso.group(3) == null) {
      return Optional.empty();
    }
    LocalDateTime time =
        LocalDateTime.of(
            number(iso.group(1)),
            number(iso.group(2)),
            iso.group(3) == null ? 1 : number(iso.group(3)),
            iso.group(4) == null ? 0 : number(iso.group(4)),
            iso.group(5) == null ? 0 : number(iso.group(5)),
            iso.group(6) == null ? 0 : number(iso.group(6)));
    if (iso.group(7) != null) {
      time = time.plusNanos(nanos(iso.group(7)));
    }
    return zoned(time, iso.group(8) == null ? "" : iso.group(8));
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
    String digits = zone.substring(1).replace(":", "");
    int hours = number(digits.length() <= 2 ? digits : digits.substring(0, digits.length() - 2));
    int minutes = digits.length() <= 2 ? 0 : number(digits.substring(digits.length() - 2));
    if (hours > 14 || minutes > 59) {
      return Optional.empty();
    }
    int offset = (hours * 60 + minutes) * (zone.charAt(0) == '-' ? 1 : -1);
    return new Moment(time, DateTimeKind.LOCAL).at(time.plusMinutes(offset));
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
