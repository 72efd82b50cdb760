package io.sluice.simulator.wire;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How many members one group of rules gave. */
public record SegmentRowsetStat(@Nullable UUID rowsetId, @Nullable Long rowsetCount) {}
