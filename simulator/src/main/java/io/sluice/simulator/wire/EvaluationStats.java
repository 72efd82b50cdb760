package io.sluice.simulator.wire;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Time of a measure's last calculation and number of failures since. */
public record EvaluationStats(
    @Nullable Instant lastSuccessful, @Nullable Integer consecutiveFailureCount) {}
