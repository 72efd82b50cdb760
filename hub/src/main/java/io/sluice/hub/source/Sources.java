package io.sluice.hub.source;

import io.sluice.hub.bus.Address;
import io.sluice.hub.bus.Message;
import io.sluice.hub.bus.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The protocol of sources; a source watches one environment. */
public final class Sources {
  /** The status of all sources, for people and for {@code /-/ready}. */
  public static final Address<StatusRequest, Status> STATUS = Address.of("source.status");

  /** Published when a sweep has been committed. */
  public static final Topic<Swept> SWEPT = new Topic<>("source.swept");

  /** The kind of the hub's event that something watched could not be observed for too long. */
  public static final String STALE = "watch.stale";

  /** The kind of the hub's event that a scheduled refresh did not happen. */
  public static final String MISSED = "refresh.missed";

  /** The kinds of the hub's own events, which are recorded but start no flows. */
  public static final List<String> OWN_KINDS = List.of(STALE, MISSED);

  /**
   * The number of calls of a sweep, whatever the number of flows: data sources, segments, measures,
   * jobs and status. Once an hour, one more reads the schedules.
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
   * Something that should have been observed or have happened by now.
   *
   * @param kind one of {@link #OWN_KINDS}
   * @param since when it was last observed, or should have happened
   */
  public record Overdue(String kind, String subject, Instant since, String reason) {}

  /**
   * An entity of the environment.
   *
   * @param type datasource, segment, measure or schedule
   * @param value its state, size or value as text; null when there is none
   * @param at when the environment last worked on it
   * @param watchable why no trigger can watch it; null when one can
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
