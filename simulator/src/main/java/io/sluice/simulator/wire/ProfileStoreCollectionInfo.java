package io.sluice.simulator.wire;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The state of one copy of the profile store. */
public record ProfileStoreCollectionInfo(
    @Nullable CollectionState currentState,
    @Nullable Long rowCount,
    @Nullable Long size,
    @Nullable Map<String, HydrationState> profileStoreHydrationStateInfo) {}
