package io.sluice.simulator.wire;

import org.jspecify.annotations.Nullable;

/** A position in a query. */
public record SourceLocation(@Nullable Integer line, @Nullable Integer column) {}
