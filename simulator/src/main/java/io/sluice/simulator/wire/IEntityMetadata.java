package io.sluice.simulator.wire;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One table. */
public record IEntityMetadata(
    @Nullable String name,
    @Nullable String qualifiedEntityName,
    @Nullable String dataSourceName,
    @Nullable DataflowType dataflowType,
    @Nullable Boolean shouldUseSparkSasAuth,
    @Nullable UUID datasourceId,
    @Nullable EntityType entityType,
    @Nullable List<IAttributeMetadata> attributes,
    @Nullable List<List<IAttributeMetadata>> keys,
    @Nullable List<Map<String, Object>> relationships,
    @Nullable IAttributeMetadata timestampAttribute,
    @Nullable IAttributeMetadata incrementalAttribute,
    @Nullable String semanticType,
    @Nullable Instant refreshTime,
    @Nullable List<PartitionMetadata> partitions,
    @Nullable List<PartitionMetadata> incrementalUpsertPartitions,
    @Nullable List<PartitionMetadata> incrementalDeletePartitions,
    @Nullable List<PartitionMetadata> fullPartitionsParquet,
    @Nullable List<PartitionMetadata> incrementalUpsertPartitionsParquet,
    @Nullable List<PartitionMetadata> incrementalDeletePartitionsParquet,
    @Nullable List<Map<String, Object>> annotations) {}
