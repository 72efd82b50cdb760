package io.sluice.simulator.wire;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A data source in the list of data sources. */
public record DataSourceInfo(
    @Nullable DataSourceMetadata dataSourceMetadata, @Nullable Map<String, Object> model) {}
