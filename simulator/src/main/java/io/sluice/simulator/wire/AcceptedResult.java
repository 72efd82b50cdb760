package io.sluice.simulator.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Body of the answer to an accepted write. */
public record AcceptedResult(
    @Nullable String location,
    @Nullable Object value,
    @Nullable List<Object> formatters,
    @Nullable List<String> contentTypes,
    @Nullable String declaredType,
    @Nullable Integer statusCode) {}
