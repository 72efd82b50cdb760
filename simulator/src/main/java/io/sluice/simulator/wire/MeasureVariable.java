package io.sluice.simulator.wire;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A named expression in a measure. */
public record MeasureVariable(
    @Nullable VariableKind kind,
    @Nullable String name,
    @Nullable String dataType,
    @Nullable String expressionText,
    @Nullable List<Map<String, Object>> variableConditionGroups) {}
