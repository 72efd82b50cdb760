package io.sluice.simulator.world;

import io.sluice.simulator.wire.DataSourceInfo;
import io.sluice.simulator.wire.DataSourceMetadata;
import io.sluice.simulator.wire.DatasourceEntityInformation;
import io.sluice.simulator.wire.EntityType;
import io.sluice.simulator.wire.ProvisioningState;
import io.sluice.simulator.world.spec.EntitySpec;
import io.sluice.simulator.world.spec.Oddity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds the API's representation of data sources. */
final class SourceView {

  private SourceView() {}

  /** A data source; its model, a separate document, only on request. */
  static DataSourceInfo of(SourceState source, InstanceState instance, boolean includeModel) {
    return new DataSourceInfo(metadata(source, instance), includeModel ? model(source) : null);
  }

  private static DataSourceMetadata metadata(SourceState source, InstanceState instance) {
    boolean every = instance.spec.is(Oddity.EVERY_PROPERTY);
    List<EntitySpec> entities = source.spec.entities();
    return new DataSourceMetadata(
        source.spec.kind(),
        source.spec.active(),
        entities.stream().map(EntitySpec::name).toList(),
        entities.size(),
        source.id,
        source.spec.name(),
        source.friendlyName,
        entities.stream().map(entity -> information(source, entity, every)).toList(),
        source.spec.active() ? ProvisioningState.ACTIVE : ProvisioningState.DEACTIVATED,
        source.lastRefresh,
        source.refreshState,
        source.spec.incremental() ? entities.stream().map(SourceView::incremental).toList() : null,
        source.spec.name() + "/model.json",
        source.stamp.version,
        source.stamp.updatedBy,
        source.stamp.updated,
        source.stamp.createdBy,
        source.stamp.created,
        instance.id);
  }

  private static DatasourceEntityInformation information(
      SourceState source, EntitySpec entity, boolean every) {
    return new DatasourceEntityInformation(
        entity.name(),
        entity.primaryKey(),
        EntityType.PROFILE,
        entity.timestamp(),
        every ? List.of(Map.of("name", entity.primaryKey(), "type", "Identity")) : null,
        every ? Map.of("isEnriched", false) : null,
        source.refreshes,
        true);
  }

  private static Map<String, Object> incremental(EntitySpec entity) {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("entityName", entity.name());
    @Nullable String timestamp = entity.timestamp();
    if (timestamp != null) {
      properties.put("timestampFieldName", timestamp);
    }
    return properties;
  }

  private static Map<String, Object> model(SourceState source) {
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("name", source.spec.name());
    model.put("version", "1.0");
    model.put("entities", source.spec.entities().stream().map(SourceView::modelEntity).toList());
    return model;
  }

  private static Map<String, Object> modelEntity(EntitySpec entity) {
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("$type", "LocalEntity");
    model.put("name", entity.name());
    model.put("attributes", entity.attributes());
    return model;
  }
}
