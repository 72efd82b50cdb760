package io.sluice.simulator.wire;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An earlier evaluation of a segment; its status is a plain string. */
public record HistoricalSegmentStats(
    @Nullable Instant evaluationDate,
    @Nullable Long entityCount,
    @Nullable String jobStatus,
    @Nullable StringInfo error) {}
