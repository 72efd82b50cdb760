package io.sluice.simulator.wire;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Schedule of a part of the refresh graph. */
public record WorkflowRefreshSchedule(
    @Nullable OperationType operationType,
    @Nullable SubType subType,
    @Nullable List<String> identifiers,
    @Nullable JobType jobType,
    @Nullable Boolean isActive,
    @Nullable String timezoneId,
    @Nullable List<String> cronSchedules,
    @Nullable UUID scheduleId,
    @Nullable UUID instanceId) {}
