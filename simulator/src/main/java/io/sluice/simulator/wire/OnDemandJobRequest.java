package io.sluice.simulator.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Request to submit a job. */
public record OnDemandJobRequest(
    @Nullable String graphName,
    @Nullable OperationType operationType,
    @Nullable SubmissionKind submissionKind,
    @Nullable JobType jobType,
    @Nullable List<String> identifiers,
    @Nullable Boolean forceRunRequested,
    @Nullable InputRefreshMode inputRefreshMode,
    @Nullable GraphJobOptions options) {}
