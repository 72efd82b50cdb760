package io.sluice.simulator.wire;

import org.jspecify.annotations.Nullable;

/** The size of a table in bytes and rows; a second way to count the members of a segment. */
public record EntitySize(
    @Nullable String qualifiedEntityName, @Nullable Long size, @Nullable Long rowCount) {}
