package io.sluice.simulator.wire;

import org.jspecify.annotations.Nullable;

/** The body of a plain success. */
public record OkResult(@Nullable Integer statusCode) {}
