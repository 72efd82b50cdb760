package io.sluice.simulator.wire;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An error of the data interface, bare, not wrapped. */
public record ODataError(
    @Nullable String errorCode,
    @Nullable String message,
    @Nullable String target,
    @Nullable List<ODataErrorDetail> details,
    @Nullable ODataInnerError innerError,
    @Nullable List<Map<String, Object>> instanceAnnotations,
    @Nullable Map<String, Object> typeAnnotation) {}
