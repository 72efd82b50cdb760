package io.sluice.simulator.wire;

import org.jspecify.annotations.Nullable;

/** Why a node was taken into its last job. */
public record SelectionReason(@Nullable SelectionReasonCode code, @Nullable String details) {}
