package io.sluice.hub.gate;

import java.time.Duration;
import java.util.OptionalLong;

/**
 * Suspends a bucket for as long as the server asked ({@code Retry-After}, <a
 * href="https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3">RFC 9110, 10.2.3</a>), then sends
 * one call as a probe. The wait is kept between {@link #MIN} and {@link #MAX}; if the server gave
 * no usable time, it doubles with each failed attempt.
 */
final class BackOff {
  /** A missing or past time must not cause a busy loop. */
  static final Duration MIN = Duration.ofSeconds(1);

  /** An absurd time must not suspend the bucket for ever. */
  static final Duration MAX = Duration.ofMinutes(15);

  private static final long NONE = -1;

  /** Bounds the doubling, which reaches MAX long before. */
  private static final int MAX_ATTEMPTS = 20;

  private boolean open = true;
  private long until;
  private long probe = NONE;
  private int attempts;

  /**
   * An answer asked for a wait; an empty time means that it did not say how long. Answers to calls
   * that were sent before the back-off began belong to the same attempt.
   */
  void begin(long now, long permit, OptionalLong nanos) {
    if (open || probe == permit) {
      attempts = Math.min(attempts + 1, MAX_ATTEMPTS);
    }
    ended(permit);
    long wait = nanos.orElse(MIN.toNanos() << (attempts - 1));
    wait = Math.max(MIN.toNanos(), Math.min(MAX.toNanos(), wait));
    until = open ? now + wait : Math.max(until, now + wait);
    open = false;
  }

  /** Whether a call may be sent now. */
  boolean admits(long now) {
    return open || (probe == NONE && now >= until);
  }

  /** A permit was granted; during a back-off its call is the probe. */
  void granted(long permit) {
    if (!open) {
      probe = permit;
    }
  }

  /**
   * A call succeeded. The back-off ends if that call was the probe, unless the answer to an older
   * call has meanwhile asked for a further wait.
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

  /**
   * A call ended without a verdict, for example by a broken connection. If it was the probe, the
   * next call becomes the probe.
   */
  void ended(long permit) {
    if (probe == permit) {
      probe = NONE;
    }
  }

  /** End of the back-off; empty if there is none. */
  OptionalLong until() {
    return open ? OptionalLong.empty() : OptionalLong.of(until);
  }

  /** Permit of the probe in flight; empty if there is none. */
  OptionalLong probe() {
    return probe == NONE ? OptionalLong.empty() : OptionalLong.of(probe);
  }

  /** Whether a probe is in flight. */
  boolean probing() {
    return probe != NONE;
  }
}
