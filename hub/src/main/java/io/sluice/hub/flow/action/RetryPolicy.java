package io.sluice.hub.flow.action;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongBinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * When a failed call is tried again.
 *
 * @param count further attempts at most, 0 to {@link #MOST}
 * @param interval the wait of a fixed policy, or the first of a growing one
 */
public record RetryPolicy(
    Kind kind, int count, Duration interval, Duration minimum, Duration maximum) {
  /** Further attempts at most. */
  public static final int MOST = 90;

  /** The longest wait, also when the other side asks for a longer one. */
  public static final Duration LONGEST = Duration.ofDays(1);

  private static final Duration SHORTEST = Duration.ofSeconds(5);

  /** No further attempt. */
  public static final RetryPolicy NONE =
      new RetryPolicy(Kind.FIXED, 0, Duration.ZERO, Duration.ZERO, Duration.ZERO);

  /** Power Automate's: eight further attempts after 7, 14, 28 s and so on up to a quarter hour. */
  public static final RetryPolicy POWER_AUTOMATE =
      new RetryPolicy(Kind.DOUBLING, 8, Duration.ofSeconds(7), SHORTEST, Duration.ofMinutes(15));

  /** Logic Apps': four further attempts after 7.5, 15, 30 and 45 s. */
  public static final RetryPolicy LOGIC_APPS =
      new RetryPolicy(Kind.DOUBLING, 4, Duration.ofMillis(7_500), SHORTEST, Duration.ofSeconds(45));

  /** How the waits follow one another. */
  public enum Kind {
    /** The same each time. */
    FIXED,
    /** Twice as long each time. */
    DOUBLING,
    /** Drawn from a range that doubles each time. */
    EXPONENTIAL
  }

  /**
   * The wait before an attempt.
   *
   * @param attempt 2 for the first repetition
   * @param asked what the other side asked for, which wins; null when it did not
   * @param draw gives a number from its first argument up to but not including its second
   */
  public Duration before(int attempt, @Nullable Duration asked, LongBinaryOperator draw) {
    if (asked != null) {
      return asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
    }
    int n = attempt - 1;
    return switch (kind) {
      case FIXED -> interval;
      case DOUBLING -> clamp(times(n - 1));
      case EXPONENTIAL -> {
        Duration low = n == 1 ? Duration.ZERO : times(n - 2);
        long from = Math.max(minimum.toMillis(), low.toMillis());
        long to = Math.min(maximum.toMillis(), times(n - 1).toMillis());
        yield Duration.ofMillis(to <= from ? from : draw.applyAsLong(from, to + 1));
      }
    };
  }

  private Duration times(int doublings) {
    return doublings > 40 ? LONGEST : interval.multipliedBy(1L << Math.max(0, doublings));
  }

  private Duration clamp(Duration wait) {
    Duration floored = wait.compareTo(minimum) < 0 ? minimum : wait;
    return floored.compareTo(maximum) > 0 ? maximum : floored;
  }

  /**
   * An action's own policy, from its inputs or beside them; empty when it leaves it to the default.
   * What is out of bounds is brought to the nearest bound, since the platform does so too.
   */
  public static Optional<RetryPolicy> of(Source source) {
    String at = source.has("inputs/retryPolicy") ? "inputs/retryPolicy" : "retryPolicy";
    if (!source.has(at)) {
      return Optional.empty();
    }
    String type = String.valueOf(source.get(at + "/type")).toLowerCase(java.util.Locale.ROOT);
    return switch (type) {
      case "default" -> Optional.empty();
      case "none" -> Optional.of(NONE);
      case "fixed" -> Optional.of(read(source, at, Kind.FIXED));
      case "exponential" -> Optional.of(read(source, at, Kind.EXPONENTIAL));
      default -> {
        source.problem(at, "a retry policy is none, fixed, exponential or default", "Choose one.");
        yield Optional.empty();
      }
    };
  }

  private static RetryPolicy read(Source source, String at, Kind kind) {
    int count = 4;
    if (source.get(at + "/count") instanceof Long number) {
      count = (int) Math.max(0, Math.min(MOST, number));
    } else if (source.has(at + "/count")) {
      source.problem(at + "/count", "count is a whole number from 1 to " + MOST, "Correct it.");
    }
    Duration interval = duration(source, at + "/interval", SHORTEST);
    Duration minimum = duration(source, at + "/minimumInterval", SHORTEST);
    Duration maximum = duration(source, at + "/maximumInterval", LONGEST);
    return new RetryPolicy(kind, count, interval, minimum, maximum);
  }

  private static Duration duration(Source source, String member, Duration otherwise) {
    Object text = source.get(member);
    if (text == null) {
      return otherwise;
    }
    Optional<Duration> found = Durations.parse(String.valueOf(text));
    if (found.isEmpty()) {
      source.problem(member, "it is an ISO 8601 duration", "Write it as PT10S.");
      return otherwise;
    }
    Duration one = found.get().compareTo(SHORTEST) < 0 ? SHORTEST : found.get();
    return one.compareTo(LONGEST) > 0 ? LONGEST : one;
  }
}
