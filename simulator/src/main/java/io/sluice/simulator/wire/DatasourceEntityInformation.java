package io.sluice.simulator.wire;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One table of a data source. */
public record DatasourceEntityInformation(
    @Nullable String entityName,
    @Nullable String primaryKey,
    @Nullable EntityType entityType,
    @Nullable String timestampFieldName,
    @Nullable List<Map<String, Object>> semanticLabels,
    @Nullable Map<String, Object> entityEnrichmentInfo,
    @Nullable Long deltaTableVersion,
    @Nullable Boolean autoGenerateCDMDefinition) {}
