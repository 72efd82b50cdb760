package io.sluice.simulator.wire;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One group of a segment's rules. */
public record SegmentationRowset(
    @Nullable RowsetOperation rowsetOperation,
    @Nullable SegmentMembershipCriteria criteria,
    @Nullable List<List<String>> paths,
    @Nullable UUID rowsetId) {}
