package io.sluice.simulator.wire;

import org.jspecify.annotations.Nullable;

/** One dimension of a measure. */
public record MeasureDimension(
    @Nullable String field,
    @Nullable String alias,
    @Nullable String displayName,
    @Nullable Integer order,
    @Nullable DateBucket bucket,
    @Nullable Boolean isReadOnly) {}
