package io.sluice.simulator.wire;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rules of a segment. */
public record SegmentationQuery(
    @Nullable QueryType type,
    @Nullable List<String> projections,
    @Nullable List<SegmentationProjection> projectedAttributes,
    @Nullable List<SegmentationRowset> rowsets,
    @Nullable String segmentationQuerySql,
    @Nullable List<Map<String, Object>> hierarchies) {}
