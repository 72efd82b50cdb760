package io.sluice.simulator.wire;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One evaluation of a measure. */
public record Evaluation(
    @Nullable UUID lastSuccessfulRunId,
    @Nullable EvaluationState state,
    @Nullable Instant endTime,
    @Nullable String error) {}
