package io.sluice.simulator.world;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.sluice.simulator.wire.OperationType;
import io.sluice.simulator.wire.SubmissionKind;
import io.sluice.simulator.wire.TaskStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something that happened in the world: the ground truth for tests. */
public sealed interface Fact {

  /** Consecutive number of the fact in its world. */
  long sequence();

  /** Time of the fact. */
  Instant at();

  /** Instance concerned. */
  UUID instanceId();

  /**
   * A task ended.
   *
   * @param identifier of the node: a data source id, a segment's or measure's name; null for stages
   *     that exist once
   * @param jobs jobs that shared the task
   */
  record TaskEnded(
      long sequence,
      Instant at,
      UUID instanceId,
      UUID taskId,
      List<UUID> jobs,
      OperationType operation,
      @Nullable String identifier,
      TaskStatus status)
      implements Fact {}

  /**
   * A job ended.
   *
   * @param operation operation of the job
   */
  record JobEnded(
      long sequence,
      Instant at,
      UUID instanceId,
      UUID jobId,
      OperationType operation,
      SubmissionKind submission,
      TaskStatus status)
      implements Fact {}

  /**
   * A segment or a measure was evaluated.
   *
   * @param kind {@code SEGMENTATION}, {@code ENTITY_MEASURES} or {@code ATTRIBUTE_MEASURES}
   * @param incarnation number of objects that had the name before; distinguishes a re-created one
   * @param value size or value; null if the evaluation failed or the value is not a single number
   * @param runId of this evaluation; null when it failed
   */
  @JsonIgnoreProperties(value = "successful", allowGetters = true)
  record Evaluated(
      long sequence,
      Instant at,
      UUID instanceId,
      OperationType kind,
      String name,
      long incarnation,
      @Nullable BigDecimal value,
      @Nullable UUID runId)
      implements Fact {
    /** Whether the evaluation succeeded. */
    @JsonProperty
    public boolean successful() {
      return runId != null;
    }
  }

  /** Kind of a change to a definition. */
  enum Change {
    /** Created. */
    CREATED,
    /** Deleted. */
    DELETED,
    /** The friendly name changed. */
    RENAMED,
    /** The definition changed. */
    REDEFINED,
    /** Activated. */
    ACTIVATED,
    /** Deactivated. */
    DEACTIVATED,
    /** The last value changed without a new run id or time. */
    RESTATED,
    /** A scheduled job did not run. */
    MISSED
  }

  /**
   * A definition changed.
   *
   * @param kind {@code INGESTION} for data sources, {@code SEGMENTATION}, {@code ENTITY_MEASURES},
   *     or the operation of a schedule
   * @param name the identifier
   * @param value the new value of a restatement; null otherwise
   */
  record Changed(
      long sequence,
      Instant at,
      UUID instanceId,
      Change change,
      OperationType kind,
      String name,
      @Nullable BigDecimal value)
      implements Fact {}
}
