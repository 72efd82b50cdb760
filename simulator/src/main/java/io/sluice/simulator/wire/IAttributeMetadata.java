package io.sluice.simulator.wire;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One column; {@code dataType} is an {@code Edm.*} name. */
public record IAttributeMetadata(
    @Nullable String name,
    @Nullable String friendlyName,
    @Nullable String baseName,
    @Nullable String dataType,
    @Nullable String semanticType,
    @Nullable Map<String, Object> searchProperties) {}
