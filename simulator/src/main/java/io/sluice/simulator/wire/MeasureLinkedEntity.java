package io.sluice.simulator.wire;

import org.jspecify.annotations.Nullable;

/** A table that a measure reads. */
public record MeasureLinkedEntity(
    @Nullable LinkedEntityKind kind, @Nullable String entity, @Nullable String alias) {}
