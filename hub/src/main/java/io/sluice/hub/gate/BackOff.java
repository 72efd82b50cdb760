package io.sluice.hub.gate;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * Stops a whole bucket for as long as the other side asked, then lets one call through to see
 * whether it is over. What was asked is kept between {@link #SHORTEST} and {@link #LONGEST}; when
 * nothing sensible was asked, the wait doubles with each failed attempt.
 */
final class BackOff {
  /** So that a missing or past time makes no busy loop. */
  static final Duration SHORTEST = Duration.ofSeconds(1);

  /** So that an absurd time does not put the bucket to sleep for ever. */
  static final Duration LONGEST = Duration.ofMinutes(15);

  private static final long NONE = -1;

  private boolean open = true;
  private long until;
  private long probe = NONE;
  private int attempts;

  /**
   * The answer to a call wants us to wait; an empty time means that it did not say how long.
   * Answers to calls that left before the pause belong to the same attempt.
   */
  void ask(long now, long permit, OptionalLong nanos) {
    if (open || probe == permit) {
      attempts = Math.min(attempts + 1, 20);
    }
    ended(permit);
    long wait = nanos.orElse(SHORTEST.toNanos() << (attempts - 1));
    wait = Math.max(SHORTEST.toNanos(), Math.min(LONGEST.toNanos(), wait));
    until = open ? now + wait : Math.max(until, now + wait);
    open = false;
  }

  /** Whether a call may leave now. */
  boolean admits(long now) {
    return open || (probe == NONE && now >= until);
  }

  /** A call was let through. */
  void granted(long permit) {
    if (!open) {
      probe = permit;
    }
  }

  /**
   * A call ended well. When an older call's answer asked for a further wait meanwhile, that is
   * waited for all the same.
   */
  void succeeded(long now, long permit) {
    if (open || probe != permit) {
      return;
    }
    probe = NONE;
    if (now >= until) {
      open = true;
      attempts = 0;
    }
  }

  /** A call ended without telling anything: another one may try. */
  void ended(long permit) {
    if (probe == permit) {
      probe = NONE;
    }
  }

  /** When the pause is over; nothing when there is none. */
  OptionalLong until() {
    return open ? OptionalLong.empty() : OptionalLong.of(until);
  }

  /** The call that was let through; nothing when none is under way. */
  OptionalLong probe() {
    return probe == NONE ? OptionalLong.empty() : OptionalLong.of(probe);
  }

  /** Whether calls only wait for the one that was let through. */
  boolean probing() {
    return probe != NONE;
  }
}
