package io.sluice.simulator.wire;

import org.jspecify.annotations.Nullable;

/** Reason why a node was part of its last job. */
public record SelectionReason(@Nullable SelectionReasonCode code, @Nullable String details) {}
