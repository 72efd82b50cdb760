package io.sluice.simulator.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Body of the answer to a created row. */
public record CreatedResult(
    @Nullable String location,
    @Nullable Object value,
    @Nullable List<Object> formatters,
    @Nullable List<String> contentTypes,
    @Nullable String declaredType,
    @Nullable Integer statusCode) {}
