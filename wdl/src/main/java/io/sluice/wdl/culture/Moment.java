package io.sluice.wdl.culture;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A point of the calendar in steps of 100 ns with what is known of its zone: .NET's DateTime on a
 * machine whose local zone is UTC.
 */
public record Moment(LocalDateTime time, DateTimeKind kind) {
  private static final LocalDateTime ZERO = LocalDateTime.of(1, 1, 1, 0, 0);
  private static final long TICKS_PER_SECOND = 10_000_000L;
  private static final int NANOS_PER_TICK = 100;
  private static final int MAX_YEAR = 9999;

  /** What is known of a moment's zone. */
  public enum DateTimeKind {
    /** Written with Z; printed with Z. */
    UTC,
    /** Written with an offset and moved to UTC; printed with +00:00. */
    LOCAL,
    /** Written without a zone; printed without. */
    UNSPECIFIED
  }

  /** An instant as a UTC moment. */
  public static Moment of(Instant instant) {
    LocalDateTime time = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    return new Moment(
        time.withNano(nanos(time) / NANOS_PER_TICK * NANOS_PER_TICK), DateTimeKind.UTC);
  }

  /** The same kind at another time; empty outside of the years 1 to 9999. */
  public Optional<Moment> at(LocalDateTime other) {
    return other.getYear() < 1 || other.getYear() > MAX_YEAR
        ? Optional.empty()
        : Optional.of(new Moment(other, kind));
  }

  /** The moment moved; months and years keep the day or fall back to the month's last. */
  public Optional<Moment> plus(long amount, ChronoUnit unit) {
    try {
      return at(time.plus(amount, unit));
    } catch (DateTimeException | ArithmeticException outOfRange) {
      return Optional.empty();
    }
  }

  /** Steps of 100 ns since the first day of year 1. */
  public long ticks() {
    return ChronoUnit.SECONDS.between(ZERO, time) * TICKS_PER_SECOND + nanos(time) / NANOS_PER_TICK;
  }

  private static int nanos(LocalDateTime time) {
    return time.get(ChronoField.NANO_OF_SECOND);
  }
}
