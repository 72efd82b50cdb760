package io.sluice.hub.trigger;

import io.sluice.hub.bus.Address;
import io.sluice.hub.bus.Message;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The triggers' protocol: one address for each kind of the table. Triggers keep no state: the
 * source sends the committed states along with each observation, and commits the effects.
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
   * What one sweep read of one connection. A list is empty when nothing is new or when that part
   * could not be read.
   *
   * @param tasks tasks that ended since the sweep before, in the order of their ends
   * @param jobs jobs that ended since the sweep before, in the order of their ends
   * @param segments evaluations of segments, oldest first for each segment
   * @param measures evaluations of measures, oldest first for each measure
   * @param segmentsRead whether the list of segments is complete, so that a missing one is really
   *     missing
   * @param measuresRead the same for measures
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
   * @param operation as in {@code ingestion}, {@code merge}
   * @param entityId the data source's id for an ingestion; the task's name when it could not be
   *     resolved
   * @param status successful, failed, timedOut, aborted, deleted or skipped
   * @param outlook retrying, permanent or unknown (unknown unless the source says)
   * @param skipped names of tasks that were skipped because of this one
   */
  public record TaskEnd(
      String taskId,
      String jobId,
      String operation,
      String entityId,
      String name,
      String status,
      @Nullable String error,
      String outlook,
      List<String> skipped,
      Instant endedAt) {}

  /**
   * A job that ended, or whose unification ended.
   *
   * @param operation as in {@code all}
   * @param submission scheduled or onDemand
   * @param stages status by operation; the worst one where an operation has several tasks
   * @param unified whether this report is about the end of the merge stage, and not of the whole
   *     job
   */
  public record JobEnd(
      String jobId,
      String operation,
      String submission,
      String status,
      Map<String, String> stages,
      boolean unified,
      Instant endedAt) {}

  /**
   * One evaluation of a segment or measure.
   *
   * @param id unique name
   * @param incarnation changes when the entity was deleted and created again
   * @param definition hash of what it computes
   * @param value null when there is none yet or it is not a number
   * @param problem why the value is null or cannot be watched; null when there is a value
   * @param evaluatedAt the evaluation's own time; null when there was none
   */
  public record Reading(
      String id,
      String name,
      String incarnation,
      String definition,
      @Nullable BigDecimal value,
      @Nullable String problem,
      @Nullable String runId,
      @Nullable Instant evaluatedAt) {}

  /**
   * A watch that flows want: entity, threshold and options.
   *
   * @param key one text for all of it; the same for all flows that want the same
   */
  public record WatchSpec(String key, String subjectId, ThresholdRule rule) {}

  /** What a kind makes of an observation: events to commit and watch states to replace. */
  public record TriggerEffects(List<TriggerEvent> events, List<WatchState> watches)
      implements Message {
    /** The effects of the same input at another time. */
    public TriggerEffects at(Instant time) {
      return new TriggerEffects(events, watches.stream().map(watch -> watch.at(time)).toList());
    }
  }

  /**
   * Something that happened.
   *
   * @param id hash of connection, watch, incarnation, run id or crossing ordinal, threshold epoch
   * @param watch key of the watch that saw it
   * @param data what flows get as {@code data}
   * @param previous what flows get as {@code previous}
   */
  public record TriggerEvent(
      String id,
      String kind,
      String watch,
      String subjectId,
      String subject,
      Instant occurredAt,
      Map<String, @Nullable Object> data,
      Map<String, @Nullable Object> previous) {}

  /**
   * A watch's state after an observation.
   *
   * @param state in the machine's own words
   * @param evaluation what was found, for people
   * @param noDataSince when readings without a value began, once there were enough of them; null
   *     while there is data
   */
  public record WatchState(
      String key,
      String kind,
      String subjectId,
      String subject,
      String state,
      @Nullable String value,
      @Nullable String threshold,
      String evaluation,
      @Nullable Instant noDataSince,
      Instant at) {
    WatchState at(Instant time) {
      return new WatchState(
          key, kind, subjectId, subject, state, value, threshold, evaluation, noDataSince, time);
    }
  }

  /** How a subscription stands to an event. */
  public enum SubscriptionMatch {
    /** The flow asked for it. */
    ASKED,
    /** Of the kind that the flow asked for, but manually started, which it did not ask for. */
    MANUAL_NOT_ASKED_FOR,
    /** None of the flow's business. */
    UNRELATED
  }
}
