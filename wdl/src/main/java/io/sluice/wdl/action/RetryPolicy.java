package io.sluice.wdl.action;

import java.time.Duration;
import java.util.function.LongBinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * When a failed call is retried.
 *
 * @param backoff how successive waits grow
 * @param count maximum number of retries, 0 to {@link #MAX_COUNT}
 * @param interval the wait of a fixed policy, or the first wait of a growing one
 * @param minimum lower bound of each wait
 * @param maximum upper bound of each wait
 * @see <a
 *     href="https://learn.microsoft.com/azure/logic-apps/error-exception-handling#retry-policies">Microsoft:
 *     retry policies</a>
 */
public record RetryPolicy(
    Backoff backoff, int count, Duration interval, Duration minimum, Duration maximum) {
  /** Maximum number of retries. */
  public static final int MAX_COUNT = 90;

  /** Maximum wait, also for a Retry-After header. */
  public static final Duration MAX_WAIT = Duration.ofDays(1);

  /** Minimum interval of a policy. */
  public static final Duration MIN_INTERVAL = Duration.ofSeconds(5);

  /** No retries. */
  public static final RetryPolicy NONE =
      new RetryPolicy(Backoff.FIXED, 0, Duration.ZERO, Duration.ZERO, Duration.ZERO);

  /** The default of Power Automate: 8 retries after 7, 14, 28 s and so on, up to 15 minutes. */
  public static final RetryPolicy POWER_AUTOMATE =
      new RetryPolicy(
          Backoff.DOUBLING, 8, Duration.ofSeconds(7), MIN_INTERVAL, Duration.ofMinutes(15));

  /** The default of Logic Apps: 4 retries after 7.5, 15, 30 and 45 s. */
  public static final RetryPolicy LOGIC_APPS =
      new RetryPolicy(
          Backoff.DOUBLING, 4, Duration.ofMillis(7_500), MIN_INTERVAL, Duration.ofSeconds(45));

  /** How successive waits grow. */
  public enum Backoff {
    /** Constant. */
    FIXED,
    /** Doubles with each retry. */
    DOUBLING,
    /** Drawn from a range that doubles with each retry. */
    EXPONENTIAL
  }

  /**
   * The wait before an attempt.
   *
   * @param attempt number of the attempt; 2 for the first retry
   * @param retryAfter the wait that the other side requested, which takes precedence; null for none
   * @param draw random number from its first argument (inclusive) to its second (exclusive)
   */
  public Duration before(int attempt, @Nullable Duration retryAfter, LongBinaryOperator draw) {
    if (retryAfter != null) {
      return retryAfter.compareTo(MAX_WAIT) > 0 ? MAX_WAIT : retryAfter;
    }
    int n = attempt - 1;
    return switch (backoff) {
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
