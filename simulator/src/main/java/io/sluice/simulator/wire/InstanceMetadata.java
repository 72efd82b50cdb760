package io.sluice.simulator.wire;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Full description of an instance. */
public record InstanceMetadata(
    @Nullable Boolean isB2B,
    @Nullable Boolean isB2C,
    @Nullable Boolean isByoPbi,
    @Nullable Boolean isByoSynapse,
    @Nullable Boolean isCdsMdlOrCdsByodl,
    @Nullable String name,
    @Nullable ProvisioningState provisioningState,
    @Nullable InstanceType instanceType,
    @Nullable DataRefreshSchedule refreshSchedule,
    @Nullable Instant expiryTimeUtc,
    @Nullable String region,
    @Nullable Map<String, Object> cdsOrgInfo,
    @Nullable Map<String, Object> cdsMdlInfo,
    @Nullable Integer maxTrialExtensionsAllowed,
    @Nullable String trialExtensionHistory,
    @Nullable Boolean isRefreshCredentialRequired,
    @Nullable List<Map<String, Object>> trialExtensionDetails,
    @Nullable List<String> configuredWorkspaces,
    @Nullable String platformType,
    @Nullable String azureRegion,
    @Nullable Long version,
    @Nullable String updatedBy,
    @Nullable Instant updatedUtc,
    @Nullable String createdBy,
    @Nullable Instant createdUtc,
    @Nullable UUID instanceId) {}
