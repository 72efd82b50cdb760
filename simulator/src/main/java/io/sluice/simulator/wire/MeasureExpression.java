package io.sluice.simulator.wire;

import org.jspecify.annotations.Nullable;

/** A node of a measure's filter. */
public record MeasureExpression(@Nullable MeasureExpressionKind kind) {}
