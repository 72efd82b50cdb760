package io.sluice.simulator.wire;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An instance in the list of instances. */
public record InstanceInfo(
    @Nullable UUID instanceId,
    @Nullable String name,
    @Nullable InstanceType instanceType,
    @Nullable Instant expiryTimeUtc,
    @Nullable Integer maxTrialExtensionsAllowed,
    @Nullable String trialExtensionHistory,
    @Nullable String scaleUnitId,
    @Nullable String azureRegion,
    @Nullable String platformType) {}
