package io.sluice.simulator.wire;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One file of a table. */
public record PartitionMetadata(
    @Nullable String name,
    @Nullable String location,
    @Nullable Instant refreshTime,
    @Nullable Object fileFormatSettings,
    @Nullable Boolean isCIGenerated,
    @Nullable Boolean forceSasAuth,
    @Nullable Boolean hasHeader) {}
