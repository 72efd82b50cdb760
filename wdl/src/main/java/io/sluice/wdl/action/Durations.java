package io.sluice.wdl.action;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Period;
import java.util.Optional;

/** ISO 8601 durations such as {@code PT5S}, {@code P1D} and {@code P1DT12H}. */
public final class Durations {
  private static final Duration DAY = Duration.ofDays(1);

  private Durations() {}

  /**
   * Parses a duration, a month as 30 and a year as 365 days; empty when the text is no duration.
   */
  public static Optional<Duration> parse(String text) {
    try {
      int time = text.indexOf('T');
      String date = time < 0 ? text : text.substring(0, time);
      Duration rest = time < 0 ? Duration.ZERO : Duration.parse("P" + text.substring(time));
      Period days = date.equals("P") && time > 0 ? Period.ZERO : Period.parse(date);
      long all = days.getDays() + 30L * days.getMonths() + 365L * days.getYears();
      return Optional.of(rest.plus(DAY.multipliedBy(all)));
    } catch (DateTimeException | ArithmeticException notOne) {
      return Optional.empty();
    }
  }

  /** An action's {@code limit.timeout}, or the default; reports an invalid one. */
  public static Duration limit(SourceNode source, Duration defaultTimeout) {
    Object text = source.get("limit/timeout");
    if (text == null) {
      return defaultTimeout;
    }
    Optional<Duration> found = parse(String.valueOf(text));
    if (found.isEmpty() || found.get().isNegative() || found.get().isZero()) {
      source.correctable(
          "limit/timeout",
          "timeout must be an ISO 8601 duration greater than 0",
          "Write it as PT5M.");
      return defaultTimeout;
    }
    return found.get();
  }
}
