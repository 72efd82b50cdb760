package io.sluice.simulator.world.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A cron expression of five fields (minute, hour, day of month, month, day of week) or six
 * (preceded by the second). Numbers, names, lists, ranges, steps, {@code *} and {@code ?}. If both
 * day fields are restricted, a day that matches either is selected, as in Unix cron.
 *
 * <p>Times are local, and each local time fires once: a time skipped by daylight saving at the end
 * of the gap, a repeated time at its first occurrence.
 */
public final class Cron {

  /** Years to search before an expression counts as never matching. */
  private static final int YEARS_AHEAD = 30;

  private final CronField second;
  private final CronField minute;
  private final CronField hour;
  private final CronField dayOfMonth;
  private final CronField month;
  private final CronField dayOfWeek;

  private Cron(List<String> parts) {
    this.second = CronField.parse(CronField.Unit.SECOND, parts.get(0));
    this.minute = CronField.parse(CronField.Unit.MINUTE, parts.get(1));
    this.hour = CronField.parse(CronField.Unit.HOUR, parts.get(2));
    this.dayOfMonth = CronField.parse(CronField.Unit.DAY_OF_MONTH, parts.get(3));
    this.month = CronField.parse(CronField.Unit.MONTH, parts.get(4));
    this.dayOfWeek = CronField.parse(CronField.Unit.DAY_OF_WEEK, parts.get(5));
  }

  /**
   * Parses an expression.
   *
   * @throws IllegalArgumentException with the invalid part
   */
  public static Cron parse(String text) {
    String[] parts = text.strip().split("\\s+", -1);
    if (parts.length == 5) {
      return new Cron(List.of("0", parts[0], parts[1], parts[2], parts[3], parts[4]));
    }
    if (parts.length == 6) {
      return new Cron(List.of(parts));
    }
    throw new IllegalArgumentException(
        "\"" + text + "\" has " + parts.length + " fields; a cron expression has 5 or 6");
  }

  /** The error in an expression; empty for a valid one. */
  public static Optional<String> problem(String text) {
    try {
      parse(text);
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /** The first match after {@code after}, in a zone; empty if there is none. */
  public Optional<Instant> next(Instant after, ZoneId zone) {
    LocalDateTime local = LocalDateTime.ofInstant(after, zone);
    while (true) {
      @Nullable LocalDateTime candidate = nextLocal(local);
      if (candidate == null) {
        return Optional.empty();
      }
      Instant instant = instant(candidate, zone);
      if (instant.isAfter(after)) {
        return Optional.of(instant);
      }
      local = candidate;
    }
  }

  private static Instant instant(LocalDateTime local, ZoneId zone) {
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
    if (offsets.isEmpty()) {
      ZoneOffsetTransition gap = zone.getRules().getTransition(local);
      return gap.getInstant();
    }
    return local.toInstant(offsets.get(0));
  }

  private @Nullable LocalDateTime nextLocal(LocalDateTime after) {
    LocalDateTime from = after.withNano(0).plusSeconds(1);
    LocalDate day = from.toLocalDate();
    LocalDate last = day.plusYears(YEARS_AHEAD);
    LocalTime earliest = from.toLocalTime();
    while (!day.isAfter(last)) {
      if (!month.has(day.getMonthValue())) {
        day = day.withDayOfMonth(1).plusMonths(1);
        earliest = LocalTime.MIDNIGHT;
        continue;
      }
      @Nullable LocalTime time = fits(day) ? timeFrom(earliest) : null;
      if (time != null) {
        return day.atTime(time);
      }
      day = day.plusDays(1);
      earliest = LocalTime.MIDNIGHT;
    }
    return null;
  }

  private boolean fits(LocalDate day) {
    boolean monthDay = dayOfMonth.has(day.getDayOfMonth());
    boolean weekDay = dayOfWeek.has(day.getDayOfWeek().getValue() % 7);
    boolean both = dayOfMonth.any() || dayOfWeek.any();
    return both ? (monthDay && weekDay) : (monthDay || weekDay);
  }

  private @Nullable LocalTime timeFrom(LocalTime earliest) {
    for (int h = hour.next(earliest.getHour()); h >= 0; h = hour.next(h + 1)) {
      boolean sameHour = h == earliest.getHour();
      for (int m = minute.next(sameHour ? earliest.getMinute() : 0);
          m >= 0;
          m = minute.next(m + 1)) {
        boolean sameMinute = sameHour && m == earliest.getMinute();
        int s = second.next(sameMinute ? earliest.getSecond() : 0);
        if (s >= 0) {
          return LocalTime.of(h, m, s);
        }
      }
    }
    return null;
  }
}
