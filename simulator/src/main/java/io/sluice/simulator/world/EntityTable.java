package io.sluice.simulator.world;

import io.sluice.simulator.wire.IEntityMetadata;

/**
 * A table with its size.
 *
 * @param rows number of rows, never negative
 */
public record EntityTable(IEntityMetadata metadata, long rows) {}
