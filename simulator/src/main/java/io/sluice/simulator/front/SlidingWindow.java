package io.sluice.simulator.front;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Sliding-window rate limit: at most N admitted calls in any window (t - length, t], like the <a
 * href="https://learn.microsoft.com/azure/api-management/rate-limit-policy">rate-limit policy</a>
 * of API Management. Refused calls are not counted.
 */
public final class SlidingWindow implements CallLimit {
  private final int calls;
  private final Duration length;
  private final Deque<Instant> admitted = new ArrayDeque<>();
  private Instant latest = Instant.MIN;

  /**
   * Creates an empty window.
   *
   * @param calls calls per window, at least 1
   * @param length length of the window, longer than zero
   */
  public SlidingWindow(int calls, Duration length) {
    if (calls < 1) {
      throw new IllegalArgumentException("calls per window must be at least 1, not " + calls);
    }
    if (length.isNegative() || length.isZero()) {
      throw new IllegalArgumentException("window must be longer than zero, not " + length);
    }
    this.calls = calls;
    this.length = length;
  }

  /**
   * Time until a call would be admitted, without counting one; zero if it would be admitted now.
   */
  public Duration peek(Instant now) {
    latest = now.isAfter(latest) ? now : latest;
    Instant edge = latest.minus(length);
    while (!admitted.isEmpty() && !admitted.peekFirst().isAfter(edge)) {
      admitted.removeFirst();
    }
    return admitted.size() < calls ? Duration.ZERO : Duration.between(edge, admitted.getFirst());
  }

  @Override
  public Duration tryTake(Instant now) {
    Duration wait = peek(now);
    if (wait.isZero()) {
      admitted.addLast(latest);
    }
    return wait;
  }

  @Override
  public void clear() {
    admitted.clear();
    latest = Instant.MIN;
  }
}
