package io.sluice.simulator.wire;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When a measure was last calculated and how often it failed since. */
public record EvaluationStats(
    @Nullable Instant lastSuccessful, @Nullable Integer consecutiveFailureCount) {}
