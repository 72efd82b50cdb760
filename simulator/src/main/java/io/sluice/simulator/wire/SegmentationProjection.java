package io.sluice.simulator.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Attributes in the output of a segment. */
public record SegmentationProjection(
    @Nullable String entityName,
    @Nullable List<String> attributeNames,
    @Nullable List<String> path,
    @Nullable ProjectionType projectionType) {}
