package io.sluice.simulator.wire;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Time and errors of the last validation of a hand-written query. */
public record SqlValidationStats(@Nullable Instant validationDate, @Nullable String error) {}
