package io.sluice.hub.source;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A cron expression of the environment's refresh schedules: five fields, or six with seconds first.
 * A local time skipped by a change to summer time becomes the end of the skip; one that occurs
 * twice counts the first time. When day of month and day of week are both restricted, a day matches
 * if either does.
 */
final class Cron {
  private static final List<String> MONTHS =
      List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
  private static final List<String> DAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");

  private final BitSet seconds;
  private final BitSet minutes;
  private final BitSet hours;
  private final BitSet days;
  private final BitSet months;
  private final BitSet weekdays;
  private final boolean anyDay;
  private final boolean anyWeekday;

  private Cron(List<String> fields) {
    this.seconds = bits(fields.get(0), 0, 59, List.of(), 0);
    this.minutes = bits(fields.get(1), 0, 59, List.of(), 0);
    this.hours = bits(fields.get(2), 0, 23, List.of(), 0);
    this.days = bits(fields.get(3), 1, 31, List.of(), 0);
    this.months = bits(fields.get(4), 1, 12, MONTHS, 1);
    this.weekdays = bits(fields.get(5), 0, 7, DAYS, 0);
    if (weekdays.get(7)) {
      weekdays.set(0);
    }
    this.anyDay = any(fields.get(3));
    this.anyWeekday = any(fields.get(5));
  }

  /** Parses an expression; empty when it is malformed. */
  static Optional<Cron> parse(String text) {
    List<String> fields = new ArrayList<>(List.of(text.strip().split("\\s+", -1)));
    if (fields.size() == 5) {
      fields.add(0, "0");
    }
    try {
      return fields.size() == 6 ? Optional.of(new Cron(fields)) : Optional.empty();
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  /**
   * The times after one moment and up to another, in order.
   *
   * @param max how many times to return at most
   */
  List<Instant> between(Instant after, Instant until, ZoneId zone, int max) {
    List<Instant> found = new ArrayList<>();
    // One extra day on either side: where clocks are set back over midnight, a date occurs twice.
    LocalDate day = LocalDateTime.ofInstant(after, zone).toLocalDate().minusDays(1);
    LocalDate last = LocalDateTime.ofInstant(until, zone).toLocalDate().plusDays(1);
    while (!day.isAfter(last) && found.size() < max) {
      if (matches(day)) {
        collect(day, zone, after, until, found);
      }
      day = day.plusDays(1);
    }
    return found.stream().limit(max).toList();
  }

  private void collect(
      LocalDate day, ZoneId zone, Instant after, Instant until, List<Instant> found) {
    for (int hour = hours.nextSetBit(0); hour >= 0; hour = hours.nextSetBit(hour + 1)) {
      for (int minute = minutes.nextSetBit(0);
          minute >= 0;
          minute = minutes.nextSetBit(minute + 1)) {
        Instant at = instant(day.atTime(hour, minute, seconds.nextSetBit(0)), zone);
        boolean in = at.isAfter(after) && !at.isAfter(until);
        if (in && (found.isEmpty() || at.isAfter(found.get(found.size() - 1)))) {
          found.add(at);
        }
      }
    }
  }

  private boolean matches(LocalDate day) {
    boolean byDay = days.get(day.getDayOfMonth());
    boolean byWeekday = weekdays.get(day.getDayOfWeek().getValue() % 7);
    boolean fits = (anyDay || anyWeekday) ? (byDay && byWeekday) : (byDay || byWeekday);
    return months.get(day.getMonthValue()) && fits;
  }

  private static Instant instant(LocalDateTime local, ZoneId zone) {
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
    return offsets.isEmpty()
        ? zone.getRules().getTransition(local).getInstant()
        : local.toInstant(offsets.get(0));
  }

  private static boolean any(String field) {
    return field.startsWith("*") || field.equals("?");
  }

  private static BitSet bits(String field, int min, int max, List<String> names, int first) {
    BitSet bits = new BitSet();
    for (String part : field.toUpperCase(Locale.ROOT).split(",", -1)) {
      String[] stepped = part.split("/", -1);
      int step = stepped.length == 2 ? Integer.parseInt(stepped[1]) : 1;
      String range = stepped[0];
      int from = min;
      int to = max;
      if (!range.equals("*") && !range.equals("?")) {
        String[] ends = range.split("-", -1);
        from = number(ends[0], names, first);
        to = ends.length == 2 ? number(ends[1], names, first) : stepped.length == 2 ? max : from;
      }
      if (step < 1 || from < min || to > max || from > to || stepped.length > 2) {
        throw new IllegalArgumentException(field);
      }
      for (int value = from; value <= to; value += step) {
        bits.set(value);
      }
    }
    return bits;
  }

  private static int number(String text, List<String> names, int first) {
    int name = names.indexOf(text);
    return name >= 0 ? name + first : Integer.parseInt(text);
  }
}
