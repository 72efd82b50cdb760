package io.sluice.simulator.wire;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The last evaluation of a segment; {@code entityCount} is the segment's size. */
public record SegmentationPublishStats(
    @Nullable PublishStatus jobStatus,
    @Nullable Instant evaluationDate,
    @Nullable Long entityCount,
    @Nullable StringInfo error,
    @Nullable UUID lastSuccessfulRunId) {}
