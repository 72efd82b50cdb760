package io.sluice.simulator.wire;

import org.jspecify.annotations.Nullable;

/** The size of a table in bytes and rows; for a segment the number of its members. */
public record EntitySize(
    @Nullable String qualifiedEntityName, @Nullable Long size, @Nullable Long rowCount) {}
