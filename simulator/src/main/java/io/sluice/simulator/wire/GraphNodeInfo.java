package io.sluice.simulator.wire;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One node of the refresh graph with how its last run ended; has both the identifier and the
 * friendly name.
 */
public record GraphNodeInfo(
    @Nullable OperationType operationType,
    @Nullable SubType subType,
    @Nullable String identifier,
    @Nullable String friendlyName,
    @Nullable List<UUID> jobIds,
    @Nullable TaskStatus taskStatus,
    @Nullable List<UUID> lastSuccessJobIds,
    @Nullable Instant endTimestamp,
    @Nullable Instant lastSuccessfulTimestamp,
    @Nullable CIResult ciError,
    @Nullable List<CIResult> ciErrors,
    @Nullable CustomTaskInformation additionalInfo,
    @Nullable SelectionReason selectionReason) {}
