package io.sluice.simulator.wire;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A task of a job. Unlike nodes of the graph, it has no identifier. */
public record GraphTaskInfo(
    @Nullable UUID taskId,
    @Nullable TaskStatus taskStatus,
    @Nullable OperationType operationType,
    @Nullable SubType subType,
    @Nullable List<UUID> jobIds,
    @Nullable String friendlyName,
    @Nullable Instant endTimestamp,
    @Nullable CIResult ciError,
    @Nullable List<CIResult> ciErrors,
    @Nullable List<UUID> waitingTaskIds,
    @Nullable CustomTaskInformation additionalInfo,
    @Nullable Instant submittedTimestamp) {}
