package io.sluice.hub.gate;

import java.time.Duration;

/**
 * How much of the published limit we may use. When the other side says "too fast" although our own
 * count is right, somebody else uses the same key (or the limit is lower than published): the
 * budget shrinks by a fifth at most, once for all calls that were granted until then, and grows
 * again by a fiftieth of the limit at most in each quiet stretch (additive increase, multiplicative
 * decrease): once it has found its place, it swings by no more than a fifth.
 */
final class AdaptiveLimit {
  private static final long LONGEST_STEP = Duration.ofMinutes(1).toNanos();

  /**
   * No more than such a part of itself is added at a time, so that a small budget is not shaken.
   */
  private static final int GROWTH = 25;

  private final int full;
  private final long step;
  private final int increase;
  private int current;
  private long shrunkAt = Long.MIN_VALUE;
  private long growsAt;

  AdaptiveLimit(Window first) {
    this.full = first.limit();
    this.current = full;
    this.step = Math.min(LONGEST_STEP, first.holdNanos());
    this.increase = Math.max(1, full / 50);
  }

  /** The same budget, to be used up by a look ahead. */
  AdaptiveLimit copy(Window first) {
    AdaptiveLimit copy = new AdaptiveLimit(first);
    copy.current = current;
    copy.shrunkAt = shrunkAt;
    copy.growsAt = growsAt;
    return copy;
  }

  /** Grows after quiet time. */
  void advance(long now) {
    if (current >= full || now < growsAt) {
      return;
    }
    while (current < full && now >= growsAt) {
      current = Math.min(full, current + Math.max(1, Math.min(increase, current / GROWTH)));
      growsAt += step;
    }
  }

  /** A call that was granted at the given time was called too fast. */
  void throttled(long now, long grantedAt) {
    growsAt = now + step;
    if (grantedAt > shrunkAt) {
      current = Math.max(1, Math.min(current - 1, (current * 4 + 4) / 5));
      shrunkAt = now;
    }
  }

  /** The part of a window's limit that may be used, at least 1. */
  int of(int limit) {
    return Math.max(1, (int) ((long) limit * current / full));
  }

  /** When it grows next if all stays quiet; never when it is full. */
  long nextGrowth() {
    return current == full ? Long.MAX_VALUE : growsAt;
  }

  boolean isFull() {
    return current == full;
  }
}
