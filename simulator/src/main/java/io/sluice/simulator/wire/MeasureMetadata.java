package io.sluice.simulator.wire;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A measure with definition, last evaluation and value, and history if requested. */
public record MeasureMetadata(
    @Nullable String displayName,
    @Nullable String name,
    @Nullable String description,
    @Nullable MeasureDefinition definition,
    @Nullable Evaluation latestEvaluation,
    @Nullable ScalarOutput output,
    @Nullable EvaluationStats evaluationStats,
    @Nullable StringInfo errorDescription,
    @Nullable SqlValidationStats sqlValidationStats,
    @Nullable List<Evaluation> evaluationHistory,
    @Nullable List<ScalarOutput> outputHistory,
    @Nullable Boolean isTemplate,
    @Nullable UUID templateId,
    @Nullable Boolean isCreatedFromTemplate,
    @Nullable Long version,
    @Nullable String updatedBy,
    @Nullable Instant updatedUtc,
    @Nullable String createdBy,
    @Nullable Instant createdUtc,
    @Nullable UUID instanceId) {}
