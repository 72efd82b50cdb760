package io.sluice.simulator.wire;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A data source with its tables and the outcome of its last refresh, without an error text. */
public record DataSourceMetadata(
    @Nullable DataSourceKind kind,
    @Nullable Boolean isActive,
    @Nullable List<String> entityNames,
    @Nullable Integer entitiesCount,
    @Nullable UUID dataSourceId,
    @Nullable String name,
    @Nullable String friendlyName,
    @Nullable List<DatasourceEntityInformation> entityInformation,
    @Nullable ProvisioningState provisioningState,
    @Nullable Instant lastRefresh,
    @Nullable RefreshState refreshState,
    @Nullable List<Map<String, Object>> incrementalRefreshProperties,
    @Nullable String modelJsonPath,
    @Nullable Long version,
    @Nullable String updatedBy,
    @Nullable Instant updatedUtc,
    @Nullable String createdBy,
    @Nullable Instant createdUtc,
    @Nullable UUID instanceId) {}
