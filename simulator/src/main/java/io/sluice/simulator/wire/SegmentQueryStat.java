package io.sluice.simulator.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Number of members from each group of rules of a segment. */
public record SegmentQueryStat(@Nullable List<SegmentRowsetStat> rowsetStat) {}
