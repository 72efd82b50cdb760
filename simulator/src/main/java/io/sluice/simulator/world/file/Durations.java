package io.sluice.simulator.world.file;

import io.sluice.simulator.world.spec.DurationRange;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses durations: {@code 300ms}, {@code 4s}, {@code 1h30m}, {@code 2s..5s}; also the ISO form
 * {@code PT1M}.
 */
public final class Durations {

  /** Description of the format, for error messages. */
  public static final String SHAPE =
      "a duration such as 300ms, 4s, 1h30m, 2d or PT1H30M, at most 100 years";

  private static final Duration LONGEST = Duration.ofDays(36_525);

  /** The ISO form without signs and fractions, with bounded numbers. */
  private static final Pattern ISO =
      Pattern.compile("P(?=.)(\\d{1,9}D)?(T(?=.)(\\d{1,9}H)?(\\d{1,9}M)?(\\d{1,9}S)?)?");

  private static final Pattern PART = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");

  private Durations() {}

  /** Parses a duration; empty if malformed. */
  public static Optional<Duration> parse(String text) {
    if (text.equals("0")) {
      return Optional.of(Duration.ZERO);
    }
    if (ISO.matcher(text).matches()) {
      return bounded(Duration.parse(text));
    }
    Matcher part = PART.matcher(text);
    Duration sum = Duration.ZERO;
    int end = 0;
    while (end < text.length() && part.find(end) && part.start() == end) {
      sum = sum.plus(of(Long.parseLong(part.group(1)), part.group(2)));
      end = part.end();
    }
    return end == 0 || end < text.length() ? Optional.empty() : bounded(sum);
  }

  private static Optional<Duration> bounded(Duration duration) {
    return duration.compareTo(LONGEST) > 0 ? Optional.empty() : Optional.of(duration);
  }

  /** Parses a range {@code a..b}; a single duration is a range of one value. */
  public static Optional<DurationRange> parseRange(String text) {
    int dots = text.indexOf("..");
    Optional<Duration> min = parse(dots < 0 ? text : text.substring(0, dots).strip());
    Optional<Duration> max = parse(dots < 0 ? text : text.substring(dots + 2).strip());
    if (min.isEmpty() || max.isEmpty() || min.get().compareTo(max.get()) > 0) {
      return Optional.empty();
    }
    return Optional.of(new DurationRange(min.get(), max.get()));
  }

  private static Duration of(long amount, String unit) {
    return switch (unit) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      default -> Duration.ofDays(amount);
    };
  }
}
