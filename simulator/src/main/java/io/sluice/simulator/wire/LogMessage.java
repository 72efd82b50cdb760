package io.sluice.simulator.wire;

import org.jspecify.annotations.Nullable;

/** One message about a query, with its place. */
public record LogMessage(@Nullable SourceLocation location, @Nullable String message) {}
