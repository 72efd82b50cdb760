package io.sluice.simulator.wire;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A table that something depends on. */
public record EntityDependency(
    @Nullable String qualifiedEntityName,
    @Nullable EntityType type,
    @Nullable List<String> attributeNames,
    @Nullable List<String> relationshipNames,
    @Nullable List<Map<String, Object>> activityDetails) {}
