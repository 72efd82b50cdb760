package io.sluice.wdl.action;

import io.sluice.wdl.json.ExpressionException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;

/** Parses and computes the points in time of delays. */
final class Instants {
  private Instants() {}

  /** Adds units to an instant; months and years are calendar units in UTC. */
  static Instant plus(Instant start, long count, String unit) {
    OffsetDateTime time = start.atOffset(ZoneOffset.UTC);
    String lower = unit.toLowerCase(Locale.ROOT);
    try {
      return switch (lower.endsWith("s") ? lower.substring(0, lower.length() - 1) : lower) {
        case "second" -> time.plusSeconds(count).toInstant();
        case "minute" -> time.plusMinutes(count).toInstant();
        case "hour" -> time.plusHours(count).toInstant();
        case "day" -> time.plusDays(count).toInstant();
        case "week" -> time.plusWeeks(count).toInstant();
        case "month" -> time.plusMonths(count).toInstant();
        case "year" -> time.plusYears(count).toInstant();
        default ->
            throw new ExpressionException(
                "The unit '" + unit + "' is not Second, Minute, Hour, Day, Week or Month.");
      };
    } catch (DateTimeException | ArithmeticException tooFar) {
      throw new ExpressionException("A delay of " + count + " " + unit + " is too long.");
    }
  }

  /** Parses an ISO 8601 timestamp; without an offset it is UTC. */
  static Instant instant(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException noOffset) {
      return local(text);
    }
  }

  private static Instant local(String text) {
    try {
      return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException notATime) {
      throw new ExpressionException(
          "'" + text + "' is not an ISO 8601 timestamp such as 2026-11-30T08:00:00Z.");
    }
  }
}
