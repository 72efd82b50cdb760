package io.sluice.simulator.world;

import io.sluice.simulator.wire.HydrationState;
import io.sluice.simulator.wire.IAttributeMetadata;
import io.sluice.simulator.wire.IEntityMetadata;
import io.sluice.simulator.wire.PartitionMetadata;
import io.sluice.simulator.world.spec.Oddity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Fills in every optional property of tables, for instances with this oddity. Only tables of the
 * first incrementally refreshed source, so that a list of hundreds of tables remains small.
 */
final class EntityDressing {

  private EntityDressing() {}

  static EntityTable of(InstanceState instance, EntityTable table) {
    IEntityMetadata plain = table.metadata();
    @Nullable UUID sourceId = plain.datasourceId();
    @Nullable List<IAttributeMetadata> attributes = plain.attributes();
    @Nullable SourceState source = sourceId == null ? null : instance.sources.get(sourceId);
    if (!instance.spec.is(Oddity.EVERY_PROPERTY)
        || source == null
        || attributes == null
        || !source.equals(first(instance))) {
      return table;
    }
    List<IAttributeMetadata> dressed = attributes.stream().map(EntityDressing::attribute).toList();
    IAttributeMetadata last = dressed.get(dressed.size() - 1);
    IEntityMetadata metadata =
        new IEntityMetadata(
            plain.name(),
            plain.qualifiedEntityName(),
            plain.dataSourceName(),
            plain.dataflowType(),
            plain.shouldUseSparkSasAuth(),
            sourceId,
            plain.entityType(),
            dressed,
            plain.keys(),
            List.of(Map.of("name", plain.name() + "_Customer")),
            last,
            last,
            "Account",
            plain.refreshTime(),
            files(plain, "full.csv"),
            files(plain, "upsert.csv"),
            files(plain, "delete.csv"),
            files(plain, "full.parquet"),
            files(plain, "upsert.parquet"),
            files(plain, "delete.parquet"),
            List.of(Map.of("name", "origin", "value", source.friendlyName)));
    return new EntityTable(metadata, table.rows());
  }

  private static @Nullable SourceState first(InstanceState instance) {
    for (SourceState source : instance.sources.values()) {
      if (source.spec.incremental()) {
        return source;
      }
    }
    return null;
  }

  private static IAttributeMetadata attribute(IAttributeMetadata plain) {
    return new IAttributeMetadata(
        plain.name(),
        plain.friendlyName(),
        plain.baseName(),
        plain.dataType(),
        "Edm.DateTimeOffset".equals(plain.dataType()) ? "CalendarDate" : null,
        Map.of("isSearchable", "Edm.String".equals(plain.dataType())));
  }

  private static List<PartitionMetadata> files(IEntityMetadata table, String name) {
    Map<String, Object> format = new LinkedHashMap<>();
    format.put("columnDelimiter", ",");
    format.put("columnHeaders", false);
    return List.of(
        new PartitionMetadata(
            name,
            "https://storage.example.com/" + table.name() + "/" + name,
            table.refreshTime(),
            format,
            true,
            false,
            false));
  }

  /** Load state of tables in the profile store, for instances with this oddity. */
  static @Nullable Map<String, HydrationState> hydration(InstanceState instance, boolean loaded) {
    return instance.spec.is(Oddity.EVERY_PROPERTY)
        ? Map.of("Customer", loaded ? HydrationState.HYDRATED : HydrationState.NOT_HYDRATED)
        : null;
  }
}
