package io.sluice.hub.source;

import io.sluice.hub.bus.Address;
import io.sluice.hub.bus.Message;
import io.sluice.hub.bus.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
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
   * The status of one watched environment.
   *
   * @param problem what is wrong with the latest sweep and what to do, for people; null when
   *     nothing
   * @param overdue what should have been observed or have happened by now
   * @param entities the data sources, segments and measures as last read
   */
  public record SourceView(
      SourceName name,
      SourceState state,
      SweepInterval interval,
      SweepTally sweeps,
      @Nullable String problem,
      List<Overdue> overdue,
      List<Entity> entities) {}

  /**
   * Identifies a watched environment.
   *
   * @param connection the connection's name in the configuration
   * @param instanceId the environment's id
   * @param instanceName the environment's name, for people
   */
  public record SourceName(String connection, String instanceId, String instanceName) {}

  /** The state of a source. */
  public enum SourceState {
    /** No sweep has ended yet. */
    STARTING,
    /** The latest sweep read everything. */
    OK,
    /** No complete sweep within the freshness deadline. */
    STALE,
    /** The latest sweep was incomplete or failed. */
    FAILING;

    /** The word in API and command line. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * The present time between the starts of two sweeps.
   *
   * @param reason reason for the interval, for people
   */
  public record SweepInterval(Duration length, String reason) {}

  /**
   * The sweeps so far.
   *
   * @param calls the number of calls in the latest sweep
   * @param count sweeps since the start that were committed
   * @param lastAt the start of the latest complete sweep; null before the first one
   * @param nextAt the start of the next sweep; null before it is planned
   */
  public record SweepTally(
      int calls, long count, @Nullable Instant lastAt, @Nullable Instant nextAt) {}

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
   * @param value its state, size or value as text; null when there is none
   * @param at when the environment last worked on it
   * @param watchable why no trigger can watch it; null when one can
   */
  public record Entity(
      EntityType type,
      String id,
      String name,
      @Nullable String value,
      @Nullable Instant at,
      @Nullable String watchable) {}

  /** The type of an entity. */
  public enum EntityType {
    DATA_SOURCE("datasource"),
    SEGMENT("segment"),
    MEASURE("measure");

    private final String word;

    EntityType(String word) {
      this.word = word;
    }

    /** The word in API and command line. */
    public String word() {
      return word;
    }
  }

  /**
   * A sweep was committed.
   *
   * @param events ids of the new events
   */
  public record Swept(String name, Instant at, List<String> events) implements Message {}
}
