package io.sluice.simulator.wire;

import org.jspecify.annotations.Nullable;

/** The body type named for a change without an answer. */
public record NoContentResult(@Nullable Integer statusCode) {}
