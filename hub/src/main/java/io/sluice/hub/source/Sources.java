package io.sluice.hub.source;

import io.sluice.hub.bus.Address;
import io.sluice.hub.bus.Message;
import io.sluice.hub.bus.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sources' protocol: one source is one environment that is watched. */
public final class Sources {
  /** How the watching goes, for people and for {@code /-/ready}. */
  public static final Address<StatusRequest, Status> STATUS = Address.of("source.status");

  /** Published when a sweep has been committed. */
  public static final Topic<Swept> SWEPT = new Topic<>("source.swept");

  /** The kind of our own event that something watched could not be seen for too long. */
  public static final String STALE = "watch.stale";

  /** The kind of our own event that a scheduled refresh did not happen. */
  public static final String MISSED = "refresh.missed";

  /** Kinds of events that are told of but start no flows. */
  public static final List<String> OWN_KINDS = List.of(STALE, MISSED);

  /**
   * Calls of a sweep, whatever the number of flows: data sources, segments, measures, jobs, status.
   * Once an hour one more reads the schedules.
   */
  public static final int SWEEP_CALLS = 5;

  private Sources() {}

  /** A question without parameters. */
  public record StatusRequest() implements Message {}

  /** All sources. */
  public record Status(List<SourceView> items) implements Message {}

  /**
   * One watched environment.
   *
   * @param name the connection's name in the configuration
   * @param state starting, ok, stale (no complete sweep within the freshness deadline), failing
   * @param interval time between the starts of two sweeps as it is now
   * @param pace why it is so, in words
   * @param callsPerSweep calls that the latest complete sweep made
   * @param problem in words what is wrong with the latest sweep and what to do; null when nothing
   *     is
   * @param overdue what should have been seen or have happened by now
   * @param entities what was read last: data sources, segments, measures, jobs
   */
  public record SourceView(
      String name,
      String instanceId,
      String instanceName,
      String state,
      Duration interval,
      String pace,
      int callsPerSweep,
      long sweeps,
      @Nullable Instant lastSweepAt,
      @Nullable Instant nextSweepAt,
      @Nullable String problem,
      List<Overdue> overdue,
      List<Entity> entities) {}

  /**
   * Something that should have been seen or have happened by now.
   *
   * @param kind one of {@link #OWN_KINDS}
   * @param since when it was seen last, or should have happened
   */
  public record Overdue(String kind, String subject, Instant since, String reason) {}

  /**
   * Something in the environment that can be watched.
   *
   * @param type datasource, segment, measure or schedule
   * @param value its state, size or value as text; null when there is none
   * @param at when the environment last worked on it
   * @param watchable null, or why no trigger can watch it
   */
  public record Entity(
      String type,
      String id,
      String name,
      @Nullable String value,
      @Nullable Instant at,
      @Nullable String watchable) {}

  /**
   * A sweep was committed.
   *
   * @param events ids of the new events
   */
  public record Swept(String name, Instant at, List<String> events) implements Message {}
}
