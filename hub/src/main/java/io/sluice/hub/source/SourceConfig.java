package io.sluice.hub.source;

import java.time.Duration;

/**
 * How an environment is watched.
 *
 * @param connection the connection's name; part of every event id, so renaming it starts anew
 * @param instanceId the environment's id
 * @param interval usual time between the starts of two sweeps; shorter finds changes sooner and
 *     leaves fewer of the 100 calls a minute to flows, longer risks that the API's job history does
 *     not reach back to the sweep before; 60 s by default
 * @param adapt whether sweeps follow each other faster while a refresh runs and slower when nothing
 *     happens (see {@link Pace}); true by default
 * @param freshness without a complete sweep for so long the source counts as stale; a third of it,
 *     5 min at most, is how long the interval grows while the environment sleeps; {@link
 *     #defaultFreshness} by default
 * @param jobs how many jobs a sweep asks for, 1 to 100; too few and a job that ended between two
 *     sweeps may be missed
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

  /** The default number of jobs asked for. */
  public static final int DEFAULT_JOBS = 20;

  /** A configuration with the defaults. */
  public static SourceConfig of(String connection, String instanceId, Duration interval) {
    return new SourceConfig(
        connection, instanceId, interval, true, defaultFreshness(interval, true), DEFAULT_JOBS);
  }

  /** Three times the longest interval that the pace chooses while the environment sleeps. */
  public static Duration defaultFreshness(Duration interval, boolean adapt) {
    return Pace.freshness(interval, adapt);
  }

  /** The same with the interval adapted or not. */
  public SourceConfig withAdapt(boolean other) {
    return new SourceConfig(connection, instanceId, interval, other, freshness, jobs);
  }

  /** The same with another deadline; never shorter than three intervals. */
  public SourceConfig withFreshness(Duration other) {
    Duration least = interval.multipliedBy(3);
    return new SourceConfig(
        connection, instanceId, interval, adapt, other.compareTo(least) < 0 ? least : other, jobs);
  }
}
