package io.sluice.simulator.wire;

import org.jspecify.annotations.Nullable;

/** Details of a finished part of a job. */
public record CustomTaskInformation(@Nullable TaskInformationKind kind) {}
