package io.sluice.simulator.wire;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One part of a job. It has no identifier on the wire: only the nodes of the graph have one. */
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
