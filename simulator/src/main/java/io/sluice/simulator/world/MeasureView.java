package io.sluice.simulator.world;

import io.sluice.simulator.wire.Evaluation;
import io.sluice.simulator.wire.EvaluationStats;
import io.sluice.simulator.wire.MeasureDefinition;
import io.sluice.simulator.wire.MeasureMetadata;
import io.sluice.simulator.wire.ScalarOutput;
import io.sluice.simulator.wire.SqlValidationStats;
import io.sluice.simulator.wire.StringInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Builds the API's representation of measures. */
final class MeasureView {

  private MeasureView() {}

  /** A measure with the history of the last {@code historyDays} days; without history if null. */
  static MeasureMetadata of(
      MeasureRecord measure, InstanceState instance, Instant now, @Nullable Integer historyDays) {
    MeasureMetadata fixed = measure.definition;
    @Nullable Instant from = historyDays == null ? null : now.minus(Duration.ofDays(historyDays));
    return new MeasureMetadata(
        fixed.displayName(),
        measure.name,
        fixed.description(),
        fixed.definition(),
        new Evaluation(measure.runId, measure.state, measure.ended, measure.error),
        measure.output,
        new EvaluationStats(measure.lastSuccessful, measure.failuresInARow),
        fixed.errorDescription(),
        sql(measure),
        from == null ? null : Disorder.of(instance, evaluations(measure, from)),
        from == null || measure.output == null
            ? null
            : Disorder.of(instance, outputs(measure, from)),
        fixed.isTemplate(),
        templateId(measure, instance),
        fixed.isCreatedFromTemplate(),
        measure.stamp.version,
        measure.stamp.updatedBy,
        measure.stamp.updated,
        measure.stamp.createdBy,
        measure.stamp.created,
        instance.id);
  }

  private static @Nullable UUID templateId(MeasureRecord measure, InstanceState instance) {
    @Nullable UUID given = measure.definition.templateId();
    boolean made = Boolean.TRUE.equals(measure.definition.isCreatedFromTemplate());
    return given == null && made
        ? Draws.uuid(measure.value.key, instance.spec.name().length())
        : given;
  }

  private static @Nullable SqlValidationStats sql(MeasureRecord measure) {
    @Nullable MeasureDefinition definition = measure.definition.definition();
    return definition == null || definition.measureQuerySql() == null
        ? null
        : new SqlValidationStats(measure.stamp.updated, sqlError(measure));
  }

  private static @Nullable String sqlError(MeasureRecord measure) {
    @Nullable StringInfo error = measure.definition.errorDescription();
    return error == null ? null : error.value();
  }

  private static List<Evaluation> evaluations(MeasureRecord measure, Instant from) {
    return measure.evaluations.stream()
        .filter(evaluation -> evaluation.endTime() == null || !evaluation.endTime().isBefore(from))
        .toList();
  }

  private static List<ScalarOutput> outputs(MeasureRecord measure, Instant from) {
    return measure.outputs.stream()
        .filter(
            output -> output.evaluationTime() == null || !output.evaluationTime().isBefore(from))
        .toList();
  }
}
