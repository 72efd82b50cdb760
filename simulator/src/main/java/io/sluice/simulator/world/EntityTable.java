package io.sluice.simulator.world;

import io.sluice.simulator.wire.IEntityMetadata;

/**
 * A table with its size.
 *
 * @param rows how many rows it has, never negative
 */
public record EntityTable(IEntityMetadata metadata, long rows) {}
