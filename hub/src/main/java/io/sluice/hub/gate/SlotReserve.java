package io.sluice.hub.gate;

import java.time.Duration;

/**
 * Slots that flows leave free for callers that are certain to come: a person who was active a
 * moment ago, and the next sweep. A slot stays reserved only until enough other slots are about to
 * become free. Releasing it then staggers future expiries, so that under a steady backlog no slot
 * has to be held idle. Immutable; times are nanoseconds.
 *
 * @param max slots reserved at most, besides those that a running sweep needs at once
 * @param interactiveEnds until when interactive calls are expected
 * @param sweep announced calls of sweeps
 * @param slack how long after it is needed a slot may become free and still serve
 */
record SlotReserve(int max, long interactiveEnds, ExpectedSweep sweep, long slack) {
  /** How long a person may wait for a slot that is about to become free. */
  private static final long INTERACTIVE_SLACK = Duration.ofSeconds(2).toNanos();

  /** A sweep may wait this long, plus the duration of {@link #SLACK_CALLS} average calls. */
  private static final long MIN_SLACK = Duration.ofSeconds(1).toNanos();

  private static final int SLACK_CALLS = 2;

  /**
   * Longer calls do not lengthen the wait: with them enough other slots become free shortly before
   * a sweep needs them.
   */
  private static final long MAX_CALL = Duration.ofSeconds(1).toNanos();

  /** How long slots stay reserved for a sweep that is overdue. */
  private static final long MAX_OVERDUE = Duration.ofMinutes(5).toNanos();

  static final SlotReserve NONE = new SlotReserve(0, Long.MIN_VALUE, ExpectedSweep.NONE, 0);

  /**
   * Announced calls of sweeps that have not been granted yet.
   *
   * @param running calls of the running sweep
   * @param due when the next sweep begins
   * @param next calls of the next sweep
   */
  record ExpectedSweep(int running, long due, int next) {
    static final ExpectedSweep NONE = new ExpectedSweep(0, 0, 0);

    /** The same after one of them was granted. */
    ExpectedSweep granted() {
      return running > 0
          ? new ExpectedSweep(running - 1, due, next)
          : new ExpectedSweep(0, due, Math.max(0, next - 1));
    }
  }

  /**
   * The slack for calls of an average duration. A slot becomes free one call later than the
   * previous sweep needed it; with slack most sweeps reuse the slots of the previous one, without
   * it slots would stay idle to save a moment.
   */
  static long slack(long callTime) {
    return MIN_SLACK + SLACK_CALLS * Math.min(callTime, MAX_CALL);
  }

  /** Number of slots that flows leave free now. */
  int at(long now, Slots slots) {
    int interactive =
        now < interactiveEnds ? Math.max(0, max - slots.returning(now + INTERACTIVE_SLACK)) : 0;
    if (now >= sweepEnds()) {
      return interactive;
    }
    int missing = Math.max(0, missing(now, slots));
    int later = Math.max(0, missingLater(now, slots) - missing);
    return missing + Math.max(interactive, Math.min(max, later));
  }

  private int missing(long now, Slots slots) {
    return sweep.running() - slots.returning(now + slack);
  }

  private int missingLater(long now, Slots slots) {
    int calls = sweep.running() + sweep.next();
    return calls - slots.returning(Math.max(now, sweep.due()) + slack);
  }

  /** When the reserve shrinks next if nothing else happens; MAX_VALUE if it does not. */
  long nextRelease(long now, Slots slots) {
    return Math.min(nextInteractiveRelease(now, slots), nextSweepRelease(now, slots));
  }

  private long nextInteractiveRelease(long now, Slots slots) {
    return now < interactiveEnds
        ? Math.min(
            interactiveEnds, before(slots.nextReturn(now + INTERACTIVE_SLACK), INTERACTIVE_SLACK))
        : Long.MAX_VALUE;
  }

  private long nextSweepRelease(long now, Slots slots) {
    if (now >= sweepEnds()) {
      return Long.MAX_VALUE;
    }
    long needed = sweep.running() > 0 ? now : Math.max(now, sweep.due());
    return Math.min(sweepEnds(), before(slots.nextReturn(needed + slack), slack));
  }

  private static long before(long time, long by) {
    return time == Long.MAX_VALUE ? time : time - by;
  }

  private long sweepEnds() {
    return sweep.running() + sweep.next() > 0 ? sweep.due() + MAX_OVERDUE : Long.MIN_VALUE;
  }
}
