package io.sluice.hub.trigger;

import io.sluice.hub.bus.Address;
import io.sluice.hub.bus.Message;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The protocol of triggers: one address per kind. Triggers keep no state: the source sends the
 * committed states along with each observation, and commits the effects.
 */
public final class Triggers {
  private Triggers() {}

  /** The effects of an observation; asking changes nothing. */
  public static Address<Observe, TriggerEffects> observe(String kind) {
    return Address.of("trigger." + kind + ".observe");
  }

  /**
   * The input of one kind's decision.
   *
   * @param observation as far as the kind decides from it
   * @param wanted the watches that flows want
   * @param states the committed states of the kind's watches, by watch key
   */
  public record Observe(Observation observation, List<WatchSpec> wanted, Map<String, String> states)
      implements Message {
    /** Whether another input has the same effects, because only its time differs. */
    public boolean sameInput(Observe other) {
      return states.equals(other.states)
          && wanted.equals(other.wanted)
          && observation.at(other.observation.at()).equals(other.observation);
    }
  }

  /**
   * The observation of one connection by one sweep. A list is empty when there is nothing new or
   * when it could not be read.
   *
   * @param tasks tasks that ended since the sweep before, by time
   * @param jobs jobs that ended since the sweep before, by time
   * @param segments evaluations of segments, oldest first for each segment
   * @param measures evaluations of measures, oldest first for each measure
   * @param segmentsRead whether the list of segments could be read, so that a segment not in it is
   *     missing
   * @param measuresRead whether the list of measures could be read
   */
  public record Observation(
      String connection,
      Instant at,
      List<TaskEnd> tasks,
      List<JobEnd> jobs,
      List<Reading> segments,
      List<Reading> measures,
      boolean segmentsRead,
      boolean measuresRead) {
    /** This observation at another time. */
    Observation at(Instant time) {
      return new Observation(
          connection, time, tasks, jobs, segments, measures, segmentsRead, measuresRead);
    }

    /** Only tasks that ended. */
    Observation withOnlyTasks(List<TaskEnd> kept) {
      return new Observation(connection, at, kept, List.of(), List.of(), List.of(), false, false);
    }

    /** Only the jobs that ended. */
    Observation onlyJobs() {
      return new Observation(connection, at, List.of(), jobs, List.of(), List.of(), false, false);
    }

    /** Only the segments. */
    Observation onlySegments() {
      return new Observation(
          connection, at, List.of(), List.of(), segments, List.of(), segmentsRead, false);
    }

    /** Only the measures. */
    Observation onlyMeasures() {
      return new Observation(
          connection, at, List.of(), List.of(), List.of(), measures, false, measuresRead);
    }
  }

  /**
   * A task that ended.
   *
   * @param entity what the task processed: the data source of an ingestion; its id is the task's
   *     name when the entity could not be resolved
   * @param error the API's text; null when there is none
   * @param skipped names of the tasks that were skipped because this one failed
   */
  public record TaskEnd(
      TaskRef task,
      EntityRef entity,
      WorkStatus status,
      @Nullable String error,
      RetryOutlook outlook,
      List<String> skipped,
      Instant endedAt) {
    /** The vendor's name of the task's type, as in {@code ingestion}. */
    public String operation() {
      return task.operation();
    }
  }

  /**
   * Identifies a task.
   *
   * @param operation the vendor's name of its type, as in {@code ingestion} or {@code merge}
   */
  public record TaskRef(String taskId, String jobId, String operation) {}

  /**
   * A job that ended, or whose unification ended.
   *
   * @param operation the vendor's name of its type, as in {@code all}
   * @param submission {@code scheduled} or {@code onDemand}
   * @param stages status by operation; the most severe one where an operation has several tasks
   * @param unified true for the end of the merge stage, false for the end of the whole job
   */
  public record JobEnd(
      String jobId,
      String operation,
      String submission,
      WorkStatus status,
      Map<String, WorkStatus> stages,
      boolean unified,
      Instant endedAt) {}

  /**
   * One evaluation of a segment or measure.
   *
   * @param value null when there is none yet or it is not a number
   * @param problem why there is no value, or why it cannot be watched; null when there is one
   * @param runId the service's id of the evaluation run; null when it gives none
   * @param evaluatedAt when the service evaluated it; null when it never did
   */
  public record Reading(
      EntityRef entity,
      EntityVersion version,
      @Nullable BigDecimal value,
      @Nullable String problem,
      @Nullable String runId,
      @Nullable Instant evaluatedAt) {
    /** The entity's unique name. */
    public String id() {
      return entity.id();
    }
  }

  /**
   * A watch that flows want: an entity with a threshold and options.
   *
   * @param key identifies it; the same for all flows that want the same watch
   * @param subjectId the entity's unique name
   */
  public record WatchSpec(String key, String subjectId, ThresholdRule rule) {}

  /** The effects of an observation: events to commit and watch states to replace. */
  public record TriggerEffects(List<TriggerEvent> events, List<WatchState> watches)
      implements Message {
    /** The effects of the same input at another time. */
    public TriggerEffects at(Instant time) {
      return new TriggerEffects(events, watches.stream().map(watch -> watch.at(time)).toList());
    }
  }

  /**
   * An event.
   *
   * @param id a hash of what makes the event unique: connection, watch, and run id or crossing
   *     number; the same whenever the same event is found again
   * @param watch the watch that found it
   * @param occurredAt when it happened, by the service's own time
   * @param data the event's fields, {@code data} in flows
   * @param previous what was known before, {@code previous} in flows
   */
  public record TriggerEvent(
      String id,
      WatchKey watch,
      EntityRef entity,
      Instant occurredAt,
      Map<String, @Nullable Object> data,
      Map<String, @Nullable Object> previous) {
    /** The dotted id of the trigger kind. */
    public String kind() {
      return watch.kind();
    }
  }

  /**
   * A watch's state after an observation.
   *
   * @param state in the kind's own format
   * @param noDataSince since when readings have had no value, once that is reported; null while
   *     there is data
   */
  public record WatchState(
      WatchKey watch,
      EntityRef entity,
      String state,
      WatchOutcome outcome,
      @Nullable Instant noDataSince,
      Instant at) {
    WatchState at(Instant time) {
      return new WatchState(watch, entity, state, outcome, noDataSince, time);
    }
  }

  /**
   * The outcome of a watch's latest evaluation.
   *
   * @param value as text; null when there is none
   * @param threshold as text; null for kinds without one
   * @param explanation what was found and why it did or did not fire, for people
   */
  public record WatchOutcome(
      @Nullable String value, @Nullable String threshold, String explanation) {}

  /** Whether an event matches a subscription. */
  public enum SubscriptionMatch {
    /** It matches. */
    ASKED,
    /** The flow subscribes to scheduled refreshes only, and this one was started manually. */
    MANUAL_NOT_ASKED_FOR,
    /** It does not match. */
    UNRELATED
  }
}
