package io.sluice.hub.source;

import java.time.Duration;

/**
 * The configuration of one source.
 *
 * @param connection the connection's name; part of every event id, so a renamed connection starts
 *     without history
 * @param instanceId the environment's id
 * @param interval the usual time between the starts of two sweeps, 60 s by default. A shorter one
 *     finds changes sooner and leaves fewer of the 100 calls a minute to flows; with a longer one
 *     the API's job list may not reach back to the sweep before
 * @param adapt whether to sweep faster while a refresh is running and slower while the environment
 *     is idle (see {@link Pace}); true by default
 * @param freshness the source is stale after this time without a complete sweep; a third of it, at
 *     most 5 min, is the longest interval while the environment is idle; {@link #defaultFreshness}
 *     by default
 * @param jobs how many of the newest jobs a sweep lists, 1 to 100; with too few, jobs that end
 *     between two sweeps may be missed
 */
public record SourceConfig(
    String connection,
    String instanceId,
    Duration interval,
    boolean adapt,
    Duration freshness,
    int jobs) {
  /** The default time between two sweeps. */
  public static final Duration DEFAULT_INTERVAL = Duration.ofSeconds(60);

  /** The default number of jobs listed. */
  public static final int DEFAULT_JOBS = 20;

  /** A configuration with the defaults. */
  public static SourceConfig of(String connection, String instanceId, Duration interval) {
    return new SourceConfig(
        connection, instanceId, interval, true, defaultFreshness(interval, true), DEFAULT_JOBS);
  }

  /** Three times the longest interval of an idle environment. */
  public static Duration defaultFreshness(Duration interval, boolean adapt) {
    return Pace.freshness(interval, adapt);
  }

  /** This configuration with the interval adapted or fixed. */
  public SourceConfig withAdapt(boolean other) {
    return new SourceConfig(connection, instanceId, interval, other, freshness, jobs);
  }

  /** This configuration with another freshness deadline, at least three intervals. */
  public SourceConfig withFreshness(Duration other) {
    Duration min = interval.multipliedBy(3);
    return new SourceConfig(
        connection, instanceId, interval, adapt, other.compareTo(min) < 0 ? min : other, jobs);
  }
}
