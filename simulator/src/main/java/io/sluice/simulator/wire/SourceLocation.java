package io.sluice.simulator.wire;

import org.jspecify.annotations.Nullable;

/** A place in a query. */
public record SourceLocation(@Nullable Integer line, @Nullable Integer column) {}
