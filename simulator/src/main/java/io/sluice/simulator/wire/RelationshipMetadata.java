package io.sluice.simulator.wire;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A relationship between two tables. */
public record RelationshipMetadata(
    @Nullable String friendlyName,
    @Nullable String name,
    @Nullable String description,
    @Nullable RelationshipType relationshipType,
    @Nullable String fromAttributeName,
    @Nullable String fromEntityName,
    @Nullable String toAttributeName,
    @Nullable String toEntityName,
    @Nullable Cardinality cardinality,
    @Nullable RelationshipSource source,
    @Nullable Long version,
    @Nullable String updatedBy,
    @Nullable Instant updatedUtc,
    @Nullable String createdBy,
    @Nullable Instant createdUtc,
    @Nullable UUID instanceId) {}
