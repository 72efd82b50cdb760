package io.sluice.simulator.wire;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The cause of an error of the data interface. */
public record ODataInnerError(
    @Nullable Map<String, Map<String, Object>> properties,
    @Nullable String message,
    @Nullable String typeName,
    @Nullable String stackTrace,
    @Nullable ODataInnerError innerError) {}
