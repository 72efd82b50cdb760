package io.sluice.simulator.wire;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A data source as the list of data sources shows it. */
public record DataSourceInfo(
    @Nullable DataSourceMetadata dataSourceMetadata, @Nullable Map<String, Object> model) {}
