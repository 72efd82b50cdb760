package io.sluice.simulator.wire;

import org.jspecify.annotations.Nullable;

/** A message about a query, with its location. */
public record LogMessage(@Nullable SourceLocation location, @Nullable String message) {}
