package io.sluice.simulator.wire;

import org.jspecify.annotations.Nullable;

/** The type that the API description gives for answers without content. */
public record NoContentResult(@Nullable Integer statusCode) {}
