package io.sluice.simulator.wire;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The value of a scalar measure: aggregate alias to a number written as a string. */
public record ScalarOutput(
    @Nullable Map<String, String> values,
    @Nullable String measureName,
    @Nullable Instant evaluationTime) {}
