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

/** Something that happened: the truth that others are compared with. */
public sealed interface Fact {

  /** Counts up by one with every fact of the world. */
  long sequence();

  /** When it happened. */
  Instant at();

  /** Where it happened. */
  UUID instanceId();

  /**
   * A part of a job ended.
   *
   * @param identifier of the node: a data source id, a segment's or measure's name; null for stages
   *     that exist once
   * @param jobs the jobs that it belonged to
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
   * @param operation what was asked for
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
   * @param incarnation tells a re-created one from its predecessor of the same name; from 0
   * @param value the size or value; null when it failed, has none, or is no single number
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
    /** Whether {@code value} and {@code runId} are new. */
    @JsonProperty
    public boolean successful() {
      return runId != null;
    }
  }

  /** What became of something that people define. */
  enum Change {
    /** It came to be. */
    CREATED,
    /** It was deleted. */
    DELETED,
    /** It got another name for people. */
    RENAMED,
    /** Its definition changed. */
    REDEFINED,
    /** It is evaluated from now on. */
    ACTIVATED,
    /** It is not evaluated any more. */
    DEACTIVATED,
    /** Its last value was changed, with the same run id and time. */
    RESTATED,
    /** A scheduled job fell out. */
    MISSED
  }

  /**
   * Something that people define changed.
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
