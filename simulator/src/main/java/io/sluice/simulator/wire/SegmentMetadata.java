package io.sluice.simulator.wire;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A segment with rules and last evaluation, and history if requested. */
public record SegmentMetadata(
    @Nullable SegmentKind kind,
    @Nullable String name,
    @Nullable String friendlyName,
    @Nullable String description,
    @Nullable SegmentationQuery segmentQueryExpression,
    @Nullable SegmentState state,
    @Nullable String errorDescription,
    @Nullable Instant endDate,
    @Nullable SegmentationPublishStats evaluationStatus,
    @Nullable SqlValidationStats sqlValidationStats,
    @Nullable List<HistoricalSegmentStats> evaluationStatusHistory,
    @Nullable SegmentQueryStat segmentQueryStats,
    @Nullable Long version,
    @Nullable String updatedBy,
    @Nullable Instant updatedUtc,
    @Nullable String createdBy,
    @Nullable Instant createdUtc,
    @Nullable UUID instanceId) {}
