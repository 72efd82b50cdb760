package io.sluice.hub.source;

import java.time.Duration;

/**
 * The interval between sweeps: the configured one, shorter while a refresh is running and calls are
 * available, longer while the environment is idle or the service throttles. Pure and immutable.
 *
 * @param quiet how long nothing has run or ended, as a lower bound
 */
record Pace(Duration quiet) {
  /** The interval while a refresh is running, unless the configured one is shorter. */
  static final Duration FASTEST = Duration.ofSeconds(15);

  /** The longest interval of an idle environment. */
  static final Duration SLOWEST = Duration.ofMinutes(5);

  /** After this time without activity an environment counts as idle. */
  static final Duration IDLE_AFTER = Duration.ofMinutes(30);

  /** The interval of an idle environment is at most this fraction of the time it has been idle. */
  static final int IDLE_FRACTION = 30;

  /** Longer quiet times make no difference. */
  private static final Duration MAX_QUIET = SLOWEST.multipliedBy(IDLE_FRACTION);

  /**
   * By default the interval of an idle environment grows to this multiple of the configured one.
   */
  private static final int DEFAULT_GROWTH = 2;

  /** The freshness deadline in longest intervals, so that two sweeps in a row may fail. */
  private static final int INTERVALS_OF_FRESHNESS = 3;

  /** Before the first sweep. */
  static final Pace START = new Pace(Duration.ZERO);

  /** The default freshness deadline: three times the longest interval. */
  static Duration freshness(Duration interval, boolean adapt) {
    Duration longest = max(interval, min(SLOWEST, interval.multipliedBy(DEFAULT_GROWTH)));
    return (adapt ? longest : interval).multipliedBy(INTERVALS_OF_FRESHNESS);
  }

  /** The longest interval while the environment is idle. */
  static Duration longest(SourceConfig config) {
    return max(
        config.interval(), min(SLOWEST, config.freshness().dividedBy(INTERVALS_OF_FRESHNESS)));
  }

  /**
   * The activity of the workflow that a sweep observed.
   *
   * @param running whether a job was queued or running
   * @param ends how many tasks, unifications and jobs ended since the sweep before
   * @param fresh how many jobs were listed for the first time
   * @param requested how many jobs the list may hold
   * @param due whether a scheduled refresh is due within the longest interval
   */
  record WorkflowActivity(boolean running, int ends, int fresh, int requested, boolean due) {
    /** Whether jobs arrive so fast that the list might not reach back to this sweep next time. */
    boolean crowded() {
      return fresh * 2 > requested;
    }
  }

  /** How many calls are available. */
  enum CallHeadroom {
    /** At least half of the window's calls are free and no call is queued. */
    FREE,
    /** Others need the calls. */
    TIGHT,
    /** The service asked for a pause or refuses calls that it allowed before. */
    THROTTLED
  }

  /**
   * The interval from the start of this sweep to the start of the next.
   *
   * @param why the reason, for people
   */
  record PaceUpdate(Pace next, Duration interval, String why) {}

  PaceUpdate after(SourceConfig config, WorkflowActivity seen, CallHeadroom room) {
    Duration usual = config.interval();
    boolean idle = !seen.running() && seen.ends() == 0 && seen.fresh() == 0;
    Pace next = idle ? new Pace(min(quiet.plus(usual), MAX_QUIET)) : START;
    if (!config.adapt()) {
      return new PaceUpdate(next, usual, "as configured");
    }
    Duration fast = min(usual, FASTEST);
    if (seen.crowded()) {
      return new PaceUpdate(
          next, fast, "many new jobs: the list of jobs must reach back to the sweep before");
    }
    if (room == CallHeadroom.THROTTLED) {
      Duration longest = max(usual, min(SLOWEST, config.freshness().multipliedBy(2).dividedBy(3)));
      return new PaceUpdate(
          next, min(usual.multipliedBy(2), longest), "the service asked for fewer calls");
    }
    if (seen.running()) {
      return room == CallHeadroom.FREE
          ? new PaceUpdate(next, fast, "a refresh is running")
          : new PaceUpdate(next, usual, "a refresh is running, but others need the calls");
    }
    if (seen.due() || next.quiet().compareTo(IDLE_AFTER) < 0) {
      return new PaceUpdate(next, usual, idle ? "nothing is running" : "something has just ended");
    }
    Duration grown = max(usual, min(longest(config), next.quiet().dividedBy(IDLE_FRACTION)));
    String since = "nothing has happened for " + next.quiet().toMinutes() + " min";
    return new PaceUpdate(next, grown, next.quiet().equals(MAX_QUIET) ? since + " or more" : since);
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) <= 0 ? one : other;
  }

  private static Duration max(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}
