package io.sluice.simulator.wire;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Number of members from one group of rules. */
public record SegmentRowsetStat(@Nullable UUID rowsetId, @Nullable Long rowsetCount) {}
