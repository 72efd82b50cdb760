package io.sluice.simulator.wire;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The state of the profile store. */
public record ProfileStoreStateInfo(
    @Nullable Instant ingestionTime,
    @Nullable ProfileStoreCollectionInfo primaryInfo,
    @Nullable ProfileStoreCollectionInfo secondaryInfo,
    @Nullable UUID instanceId) {}
