package io.sluice.simulator.wire;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An error of the management, workflow and instance interfaces. */
public record ApiErrorResult(
    @Nullable Object exception,
    @Nullable String httpStatusCode,
    @Nullable ExceptionCulprit exceptionCulprit,
    @Nullable String errorCode,
    @Nullable ResultSeverity resultSeverity,
    @Nullable String message,
    @Nullable String name,
    @Nullable Map<String, Object> params,
    @Nullable List<CIResult> ciResults) {}
