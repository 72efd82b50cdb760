package io.sluice.simulator.wire;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which attributes of one table can be searched. */
public record EntitySearchConfiguration(
    @Nullable String qualifiedEntityName, @Nullable List<Map<String, Object>> attributes) {}
