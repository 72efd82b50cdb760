package io.sluice.wdl.action;

import java.time.Duration;
import java.util.function.LongBinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * When a failed call is tried again.
 *
 * @param count further attempts at most, 0 to {@link #MAX_COUNT}
 * @param interval the wait of a fixed policy, or the first of a growing one
 */
public record RetryPolicy(
    Backoff kind, int count, Duration interval, Duration minimum, Duration maximum) {
  /** Further attempts at most. */
  public static final int MAX_COUNT = 90;

  /** The longest wait, also when the other side asks for a longer one. */
  public static final Duration MAX_WAIT = Duration.ofDays(1);

  /** The shortest wait that a policy may ask for. */
  public static final Duration MIN_INTERVAL = Duration.ofSeconds(5);

  /** No further attempt. */
  public static final RetryPolicy NONE =
      new RetryPolicy(Backoff.FIXED, 0, Duration.ZERO, Duration.ZERO, Duration.ZERO);

  /** Power Automate's: eight further attempts after 7, 14, 28 s and so on up to a quarter hour. */
  public static final RetryPolicy POWER_AUTOMATE =
      new RetryPolicy(
          Backoff.DOUBLING, 8, Duration.ofSeconds(7), MIN_INTERVAL, Duration.ofMinutes(15));

  /** Logic Apps': four further attempts after 7.5, 15, 30 and 45 s. */
  public static final RetryPolicy LOGIC_APPS =
      new RetryPolicy(
          Backoff.DOUBLING, 4, Duration.ofMillis(7_500), MIN_INTERVAL, Duration.ofSeconds(45));

  /** How the waits follow one another. */
  public enum Backoff {
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
      return asked.compareTo(MAX_WAIT) > 0 ? MAX_WAIT : asked;
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
    return doublings > 40 ? MAX_WAIT : interval.multipliedBy(1L << Math.max(0, doublings));
  }

  private Duration clamp(Duration wait) {
    Duration floored = wait.compareTo(minimum) < 0 ? minimum : wait;
    return floored.compareTo(maximum) > 0 ? maximum : floored;
  }
}
