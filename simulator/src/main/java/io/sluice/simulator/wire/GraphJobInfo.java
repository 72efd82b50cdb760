package io.sluice.simulator.wire;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A job: one execution of a part of the refresh graph. It has times of submission and end, but no
 * start time.
 */
public record GraphJobInfo(
    @Nullable UUID jobId,
    @Nullable JobType jobType,
    @Nullable SubmissionKind jobSubmissionKind,
    @Nullable TaskStatus jobStatus,
    @Nullable OperationType operationType,
    @Nullable SubType subType,
    @Nullable Instant endTimestamp,
    @Nullable Boolean shouldForceRunRequestedNodes,
    @Nullable List<GraphTaskInfo> tasks,
    @Nullable List<String> idList,
    @Nullable GraphJobOptions options,
    @Nullable Instant submittedTimestamp) {}
