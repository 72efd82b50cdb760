package io.sluice.simulator.wire;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** When a hand-written query was last checked, and what was wrong. */
public record SqlValidationStats(@Nullable Instant validationDate, @Nullable String error) {}
