package io.sluice.simulator.wire;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which attributes of an instance can be searched. */
public record InstanceSearchConfiguration(
    @Nullable List<EntitySearchConfiguration> entityConfig,
    @Nullable Boolean isSystemGenerated,
    @Nullable Long version,
    @Nullable String updatedBy,
    @Nullable Instant updatedUtc,
    @Nullable String createdBy,
    @Nullable Instant createdUtc,
    @Nullable UUID instanceId) {}
