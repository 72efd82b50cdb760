package io.sluice.simulator.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a measure is calculated; {@code isScalar} means that it has no dimensions. */
public record MeasureDefinition(
    @Nullable MeasureKind kind,
    @Nullable Boolean isScalar,
    @Nullable List<MeasureLinkedEntity> linkedEntities,
    @Nullable List<MeasureVariable> variables,
    @Nullable MeasureExpression filters,
    @Nullable SegmentMembershipCriteria filteringCriteria,
    @Nullable List<MeasureDimension> dimensions,
    @Nullable List<MeasureAggregate> aggregates,
    @Nullable Boolean isProfile,
    @Nullable String measureQuerySql,
    @Nullable QueryType type,
    @Nullable Boolean isManualQueryScalar,
    @Nullable List<EntityDependency> dependencies) {}
