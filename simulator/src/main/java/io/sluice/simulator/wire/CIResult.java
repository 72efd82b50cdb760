package io.sluice.simulator.wire;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One result within an error; also the error of a failed task. */
public record CIResult(
    @Nullable ExceptionCulprit exceptionCulprit,
    @Nullable String errorCode,
    @Nullable ResultSeverity resultSeverity,
    @Nullable String message,
    @Nullable String name,
    @Nullable Map<String, Object> params,
    @Nullable List<CIResult> ciResults) {}
