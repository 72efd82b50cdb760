package io.sluice.wdl.culture;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A date and time with a resolution of 100 ns: .NET's <a
 * href="https://learn.microsoft.com/dotnet/api/system.datetime">DateTime</a> on a machine whose
 * local time zone is UTC. Years 1 to 9999.
 *
 * @param kind what is known about the time zone
 */
public record Moment(LocalDateTime time, DateTimeKind kind) {
  private static final LocalDateTime ZERO = LocalDateTime.of(1, 1, 1, 0, 0);
  private static final long TICKS_PER_SECOND = 10_000_000L;
  private static final int NANOS_PER_TICK = 100;
  private static final int MAX_YEAR = 9999;

  /**
   * What is known about a moment's time zone: .NET's <a
   * href="https://learn.microsoft.com/dotnet/api/system.datetimekind">DateTimeKind</a>.
   */
  public enum DateTimeKind {
    /** Read from a text with Z; formatted with Z. */
    UTC,
    /** Read from a text with an offset and converted to UTC; formatted with +00:00. */
    LOCAL,
    /** Read from a text without a zone; formatted without one. */
    UNSPECIFIED
  }

  /** An instant as a UTC moment. */
  public static Moment of(Instant instant) {
    LocalDateTime time = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
    return new Moment(
        time.withNano(nanos(time) / NANOS_PER_TICK * NANOS_PER_TICK), DateTimeKind.UTC);
  }

  /** Another time of the same kind; empty outside the years 1 to 9999. */
  public Optional<Moment> at(LocalDateTime other) {
    return other.getYear() < 1 || other.getYear() > MAX_YEAR
        ? Optional.empty()
        : Optional.of(new Moment(other, kind));
  }

  /**
   * Adds an amount of a unit. Adding months or years keeps the day of the month or falls back to
   * the last day of a shorter month. Empty outside the years 1 to 9999.
   */
  public Optional<Moment> plus(long amount, ChronoUnit unit) {
    try {
      return at(time.plus(amount, unit));
    } catch (DateTimeException | ArithmeticException outOfRange) {
      return Optional.empty();
    }
  }

  /** Ticks of 100 ns since 0001-01-01T00:00:00. */
  public long ticks() {
    return ChronoUnit.SECONDS.between(ZERO, time) * TICKS_PER_SECOND + nanos(time) / NANOS_PER_TICK;
  }

  private static int nanos(LocalDateTime time) {
    return time.get(ChronoField.NANO_OF_SECOND);
  }
}
