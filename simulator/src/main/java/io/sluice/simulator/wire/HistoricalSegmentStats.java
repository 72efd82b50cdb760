package io.sluice.simulator.wire;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One earlier evaluation of a segment; the status is a plain string here. */
public record HistoricalSegmentStats(
    @Nullable Instant evaluationDate,
    @Nullable Long entityCount,
    @Nullable String jobStatus,
    @Nullable StringInfo error) {}
