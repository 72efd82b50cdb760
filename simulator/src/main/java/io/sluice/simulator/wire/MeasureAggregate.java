package io.sluice.simulator.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One calculation of a measure; its alias is the key in {@link ScalarOutput#values()}. */
public record MeasureAggregate(
    @Nullable AggregateOperation operation,
    @Nullable String field,
    @Nullable String alias,
    @Nullable String displayName,
    @Nullable Integer order,
    @Nullable OperationScope operationScope,
    @Nullable List<MeasureAggregate> aggregates,
    @Nullable Boolean isIncluded) {}
