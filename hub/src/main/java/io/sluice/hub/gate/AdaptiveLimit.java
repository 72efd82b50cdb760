package io.sluice.hub.gate;

import java.time.Duration;

/**
 * The part of the published limit that the hub uses, by additive increase and multiplicative
 * decrease (AIMD). A 429 although the hub's own count is within the limit means that somebody else
 * uses the same key, or that the limit is lower than published. The limit then shrinks by a fifth
 * at most, once for all calls granted until then, and grows by a fiftieth of the published limit at
 * most in each quiet step. In equilibrium it swings by no more than a fifth.
 */
final class AdaptiveLimit {
  private static final long MAX_STEP = Duration.ofMinutes(1).toNanos();

  /** A step adds at most 1/25 of the current limit, so that a small limit does not overshoot. */
  private static final int GROWTH_DIVISOR = 25;

  private final int full;
  private final long step;
  private final int increase;
  private int current;
  private long shrunkAt = Long.MIN_VALUE;
  private long growsAt;

  AdaptiveLimit(Window first) {
    this.full = first.limit();
    this.current = full;
    this.step = Math.min(MAX_STEP, first.holdNanos());
    this.increase = Math.max(1, full / 50);
  }

  /** A copy, for a forecast to consume. */
  AdaptiveLimit copy(Window first) {
    AdaptiveLimit copy = new AdaptiveLimit(first);
    copy.current = current;
    copy.shrunkAt = shrunkAt;
    copy.growsAt = growsAt;
    return copy;
  }

  /** Grows after each quiet step. */
  void advance(long now) {
    if (current >= full || now < growsAt) {
      return;
    }
    while (current < full && now >= growsAt) {
      current = Math.min(full, current + Math.max(1, Math.min(increase, current / GROWTH_DIVISOR)));
      growsAt += step;
    }
  }

  /** A call that was granted at the given time was answered with 429. */
  void throttled(long now, long grantedAt) {
    growsAt = now + step;
    if (grantedAt > shrunkAt) {
      current = Math.max(1, Math.min(current - 1, (current * 4 + 4) / 5));
      shrunkAt = now;
    }
  }

  /** The part of a window's limit that may be used; at least 1. */
  int of(int limit) {
    return Math.max(1, (int) ((long) limit * current / full));
  }

  /** When the limit grows next if no 429 arrives; MAX_VALUE if it is full. */
  long nextGrowth() {
    return current == full ? Long.MAX_VALUE : growsAt;
  }

  boolean isFull() {
    return current == full;
  }
}
