package io.sluice.hub.gate;

import java.time.Duration;

/**
 * The slots that FLOW leaves free for those who are sure to come: a person who was here a moment
 * ago, and the next sweep. A slot is kept only until enough others come back soon, and let go at
 * that very moment: so it comes back where there was a gap, the gaps close from one window to the
 * next, and behind a steady backlog nothing stays idle. Immutable; times are nanoseconds.
 *
 * @param most slots kept at most, besides those that the calls of a sweep under way need at once
 * @param personEnds until when a person is expected
 * @param sweep what sweeps are expected to call
 * @param slack how much later than wanted a slot may come back and still serve them
 */
record SlotReserve(int most, long personEnds, ExpectedSweep sweep, long slack) {
  /** A person may wait so long for a slot that comes back, instead of one that is kept. */
  private static final long SOON = Duration.ofSeconds(2).toNanos();

  /** A sweep may wait for so long, and for so many usual calls. */
  private static final long LEAST_SLACK = Duration.ofSeconds(1).toNanos();

  private static final int CALLS_OF_SLACK = 2;

  /**
   * Longer calls are no reason to wait longer: with them enough other slots come back shortly
   * before a sweep needs them.
   */
  private static final long LONGEST_CALL = Duration.ofSeconds(1).toNanos();

  /** A sweep that does not come is given up after so long. */
  private static final long LONGEST = Duration.ofMinutes(5).toNanos();

  static final SlotReserve NONE = new SlotReserve(0, Long.MIN_VALUE, ExpectedSweep.NONE, 0);

  /**
   * The calls of sweeps that are still to come.
   *
   * @param running of the present one
   * @param due when the next one begins
   * @param next of the next one
   */
  record ExpectedSweep(int running, long due, int next) {
    static final ExpectedSweep NONE = new ExpectedSweep(0, 0, 0);

    /** One of them has its slot. */
    ExpectedSweep granted() {
      return running > 0
          ? new ExpectedSweep(running - 1, due, next)
          : new ExpectedSweep(0, due, Math.max(0, next - 1));
    }
  }

  /**
   * The slack for calls of a usual length. A slot comes back a call later than the sweep before
   * needed it; with slack most sweeps do with the slots of the one before, without, slots would
   * stay idle for the sake of a moment.
   */
  static long slack(long callTime) {
    return LEAST_SLACK + CALLS_OF_SLACK * Math.min(callTime, LONGEST_CALL);
  }

  /** How many slots FLOW leaves free now. */
  int at(long now, Slots slots) {
    int person = now < personEnds ? Math.max(0, most - slots.returning(now + SOON)) : 0;
    if (now >= sweepEnds()) {
      return person;
    }
    int lacking = Math.max(0, lacking(now, slots));
    int then = Math.max(0, lackingThen(now, slots) - lacking);
    return lacking + Math.max(person, Math.min(most, then));
  }

  private int lacking(long now, Slots slots) {
    return sweep.running() - slots.returning(now + slack);
  }

  private int lackingThen(long now, Slots slots) {
    int calls = sweep.running() + sweep.next();
    return calls - slots.returning(Math.max(now, sweep.due()) + slack);
  }

  /** When it falls next without anything else happening; never when it does not. */
  long nextFall(long now, Slots slots) {
    return Math.min(nextFallForPerson(now, slots), nextFallForSweep(now, slots));
  }

  private long nextFallForPerson(long now, Slots slots) {
    return now < personEnds
        ? Math.min(personEnds, before(slots.nextReturn(now + SOON), SOON))
        : Long.MAX_VALUE;
  }

  private long nextFallForSweep(long now, Slots slots) {
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
    return sweep.running() + sweep.next() > 0 ? sweep.due() + LONGEST : Long.MIN_VALUE;
  }
}
