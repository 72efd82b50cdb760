package io.sluice.hub.source;

import java.time.Duration;

/**
 * How long to wait between two sweeps: the configured interval, shorter while a refresh runs and
 * calls are to be had, longer when the environment sleeps or the other side is short of breath.
 * Pure and immutable.
 *
 * @param quiet for how long at least nothing ran and nothing ended
 */
record Pace(Duration quiet) {
  /** The interval while a refresh runs, unless the configured one is shorter already. */
  static final Duration FASTEST = Duration.ofSeconds(15);

  /** The longest interval, however quiet it is. */
  static final Duration SLOWEST = Duration.ofMinutes(5);

  /** An environment in which nothing ran for so long sleeps. */
  static final Duration SLEEP = Duration.ofMinutes(30);

  /** The interval of one that sleeps is no longer than this part of the time that it does. */
  static final int PART = 30;

  /** Nobody needs to know of more. */
  private static final Duration LONG_ENOUGH = SLOWEST.multipliedBy(PART);

  /** By default the interval of one that sleeps grows to so many configured ones. */
  private static final int GROWTH = 2;

  /** So many of the longest intervals are the default freshness: two sweeps may fail. */
  private static final int FRESH = 3;

  /** Before the first sweep. */
  static final Pace START = new Pace(Duration.ZERO);

  /** After how long a source is stale when nobody said: three of the longest intervals. */
  static Duration freshness(Duration interval, boolean adapt) {
    Duration longest = max(interval, min(SLOWEST, interval.multipliedBy(GROWTH)));
    return (adapt ? longest : interval).multipliedBy(FRESH);
  }

  /** The longest interval of an environment that sleeps. */
  static Duration longest(SourceConfig config) {
    return max(config.interval(), min(SLOWEST, config.freshness().dividedBy(FRESH)));
  }

  /**
   * What a sweep saw of the workflow.
   *
   * @param running whether a job was queued or running
   * @param ends how many tasks, unifications and jobs newly ended
   * @param fresh how many jobs were listed for the first time
   * @param asked how many jobs the list may hold
   * @param due whether a scheduled refresh is due within the longest interval
   */
  record WorkflowActivity(boolean running, int ends, int fresh, int asked, boolean due) {
    /** So many new jobs at once that the list might not reach back the next time. */
    boolean crowded() {
      return fresh * 2 > asked;
    }
  }

  /** How the quota stands. */
  enum CallHeadroom {
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
  record PaceUpdate(Pace next, Duration interval, String why) {}

  PaceUpdate after(SourceConfig config, WorkflowActivity seen, CallHeadroom room) {
    Duration usual = config.interval();
    boolean still = !seen.running() && seen.ends() == 0 && seen.fresh() == 0;
    Pace next = still ? new Pace(min(quiet.plus(usual), LONG_ENOUGH)) : START;
    if (!config.adapt()) {
      return new PaceUpdate(next, usual, "as configured");
    }
    Duration fast = min(usual, FASTEST);
    if (seen.crowded()) {
      return new PaceUpdate(next, fast, "many jobs at once: the list of jobs must not overtake us");
    }
    if (room == CallHeadroom.THROTTLED) {
      Duration most = max(usual, min(SLOWEST, config.freshness().multipliedBy(2).dividedBy(3)));
      return new PaceUpdate(
          next, min(usual.multipliedBy(2), most), "the service asked for fewer calls");
    }
    if (seen.running()) {
      return room == CallHeadroom.FREE
          ? new PaceUpdate(next, fast, "a refresh is running")
          : new PaceUpdate(next, usual, "a refresh is running, but others need the calls");
    }
    if (seen.due() || next.quiet().compareTo(SLEEP) < 0) {
      return new PaceUpdate(next, usual, still ? "nothing is running" : "something has just ended");
    }
    Duration grown = max(usual, min(longest(config), next.quiet().dividedBy(PART)));
    String since = "nothing has happened for " + next.quiet().toMinutes() + " min";
    return new PaceUpdate(
        next, grown, next.quiet().equals(LONG_ENOUGH) ? since + " or more" : since);
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) <= 0 ? one : other;
  }

  private static Duration max(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
