package io.sluice.hub.source;

import java.time.Duration;

/**
 * How long to wait between two sweeps: the configured interval, shorter while a refresh runs and
 * calls are to be had, longer when nothing happens or the other side is short of breath. Pure and
 * immutable.
 *
 * @param quiet sweeps in a row in which nothing ran and nothing ended
 */
record Pace(int quiet) {
  /** The interval while a refresh runs, unless the configured one is shorter already. */
  static final Duration FASTEST = Duration.ofSeconds(15);

  /** The longest interval, however quiet it is. */
  static final Duration SLOWEST = Duration.ofMinutes(5);

  /** So many quiet sweeps are waited for before the interval grows. */
  static final int PATIENCE = 10;

  /** Before the first sweep. */
  static final Pace START = new Pace(0);

  /**
   * What a sweep saw of the workflow.
   *
   * @param running whether a job was queued or running
   * @param ends how many tasks, unifications and jobs newly ended
   * @param fresh how many jobs were listed for the first time
   * @param asked how many jobs the list may hold
   */
  record Seen(boolean running, int ends, int fresh, int asked) {
    /** So many new jobs at once that the list might not reach back the next time. */
    boolean crowded() {
      return fresh * 2 > asked;
    }
  }

  /** How the quota stands. */
  enum Room {
    /** At least half of the window's calls are free and nobody waits. */
    FREE,
    /** Others need the calls. */
    TIGHT,
    /** The other side asked for a pause, or allows less than it did. */
    THROTTLED
  }

  /**
   * The time from the start of this sweep to the start of the next.
   *
   * @param why in words
   */
  record Step(Pace next, Duration interval, String why) {}

  Step after(SourceConfig config, Seen seen, Room room) {
    Duration usual = config.interval();
    boolean still = !seen.running() && seen.ends() == 0 && seen.fresh() == 0;
    Pace next = new Pace(still ? Math.min(quiet + 1, Integer.MAX_VALUE - 1) : 0);
    if (!config.adapt()) {
      return new Step(next, usual, "as configured");
    }
    Duration fast = min(usual, FASTEST);
    if (seen.crowded()) {
      return new Step(next, fast, "many jobs at once: the list of jobs must not overtake us");
    }
    if (room == Room.THROTTLED) {
      Duration most = max(usual, min(SLOWEST, config.freshness().multipliedBy(2).dividedBy(3)));
      return new Step(next, min(usual.multipliedBy(2), most), "the service asked for fewer calls");
    }
    if (seen.running()) {
      return room == Room.FREE
          ? new Step(next, fast, "a refresh is running")
          : new Step(next, usual, "a refresh is running, but others need the calls");
    }
    Duration slow = max(usual, min(SLOWEST, config.freshness().dividedBy(3)));
    if (next.quiet() <= PATIENCE || slow.equals(usual)) {
      return new Step(next, usual, still ? "nothing is running" : "something has just ended");
    }
    Duration grown = min(usual.multipliedBy(Math.min(next.quiet() - PATIENCE + 1, 100)), slow);
    return new Step(next, grown, "nothing has happened for " + next.quiet() + " sweeps");
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) <= 0 ? one : other;
  }

  private static Duration max(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
