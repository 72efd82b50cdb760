package io.sluice.simulator.wire;

import org.jspecify.annotations.Nullable;

/** Details of a finished task. */
public record CustomTaskInformation(@Nullable TaskInformationKind kind) {}
