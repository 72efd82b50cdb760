package io.sluice.simulator.wire;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A node of the refresh graph with the outcome of its last run; has identifier and friendly name.
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
