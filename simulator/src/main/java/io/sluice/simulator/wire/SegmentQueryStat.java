package io.sluice.simulator.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How many members each group of a segment's rules gave. */
public record SegmentQueryStat(@Nullable List<SegmentRowsetStat> rowsetStat) {}
