package io.sluice.simulator.http;

import io.sluice.simulator.data.Column;
import io.sluice.simulator.data.Table;
import io.sluice.simulator.front.Answer;
import io.sluice.simulator.wire.DataflowType;
import io.sluice.simulator.wire.EntitySize;
import io.sluice.simulator.wire.EntityType;
import io.sluice.simulator.wire.IAttributeMetadata;
import io.sluice.simulator.wire.IC360EntityModel;
import io.sluice.simulator.wire.IEntityMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Operations on tables: list, columns and sizes. */
final class EntityHandlers {
  private static final long BYTES_OF_A_CELL = 18;

  private final Tenant tenant;

  EntityHandlers(Tenant tenant) {
    this.tenant = tenant;
  }

  Answer list(Call call) {
    HostedInstance site = tenant.site(call);
    IC360EntityModel model = site.queries().entities();
    List<IEntityMetadata> known = model.entities();
    List<IEntityMetadata> all = new ArrayList<>();
    for (IEntityMetadata entity : known == null ? List.<IEntityMetadata>of() : known) {
      all.add(complete(site, entity));
    }
    if (call.flag("includeQuarantined")) {
      site.tables().all().stream()
          .filter(table -> table.kind() == Table.TableKind.CORRUPT)
          .forEach(table -> all.add(quarantined(table)));
    }
    return Answer.json(
        200,
        new IC360EntityModel(
            model.instanceId(),
            model.dataflowId(),
            model.datasourceId(),
            model.dataflowType(),
            all));
  }

  Answer get(Call call) {
    HostedInstance site = tenant.site(call);
    String name = call.place("entityName");
    return site.queries()
        .entity(name)
        .map(entity -> complete(site, entity))
        .or(() -> site.tables().find(name).map(EntityHandlers::quarantined))
        .map(entity -> Answer.json(200, entity))
        .orElseThrow(() -> unknown(name));
  }

  Answer size(Call call) {
    HostedInstance site = tenant.site(call);
    String name = call.place("entityName");
    return site.tables()
        .find(name)
        .map(
            table ->
                new EntitySize(
                    table.name(),
                    table.rows() * table.columns().size() * BYTES_OF_A_CELL,
                    table.rows()))
        .map(size -> Answer.json(200, size))
        .orElseThrow(() -> unknown(name));
  }

  /** Adds the alternate keys of Customer, which exist only in the generated rows. */
  private static IEntityMetadata complete(HostedInstance site, IEntityMetadata entity) {
    if (entity.entityType() != EntityType.PROFILE || entity.datasourceId() != null) {
      return entity;
    }
    List<IAttributeMetadata> attributes =
        site.tables()
            .find(String.valueOf(entity.name()))
            .map(EntityHandlers::attributes)
            .orElse(List.of());
    return metadata(entity, attributes);
  }

  private static IEntityMetadata metadata(
      IEntityMetadata entity, @Nullable List<IAttributeMetadata> attributes) {
    return new IEntityMetadata(
        entity.name(),
        entity.qualifiedEntityName(),
        entity.dataSourceName(),
        entity.dataflowType(),
        entity.shouldUseSparkSasAuth(),
        entity.datasourceId(),
        entity.entityType(),
        attributes,
        entity.keys(),
        entity.relationships(),
        entity.timestampAttribute(),
        entity.incrementalAttribute(),
        entity.semanticType(),
        entity.refreshTime(),
        entity.partitions(),
        entity.incrementalUpsertPartitions(),
        entity.incrementalDeletePartitions(),
        entity.fullPartitionsParquet(),
        entity.incrementalUpsertPartitionsParquet(),
        entity.incrementalDeletePartitionsParquet(),
        entity.annotations());
  }

  private static IEntityMetadata quarantined(Table table) {
    List<IAttributeMetadata> attributes = attributes(table);
    String source = table.name().split("_", 2)[0];
    return new IEntityMetadata(
        table.name(),
        table.name(),
        source,
        DataflowType.INGESTION,
        false,
        null,
        table.kind() == Table.TableKind.CORRUPT ? EntityType.CORRUPT : EntityType.UNSPECIFIED,
        attributes,
        List.of(List.of(attributes.get(0))),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  private static List<IAttributeMetadata> attributes(Table table) {
    return table.columns().stream().map(EntityHandlers::attribute).toList();
  }

  private static IAttributeMetadata attribute(Column column) {
    String name = column.name();
    return new IAttributeMetadata(name, name, name, "Edm." + column.type(), null, null);
  }

  private static ApiException unknown(String name) {
    return new ApiException(
        404,
        "entityMetadataNotFoundForEntity",
        "There is no entity '" + name.toLowerCase(Locale.ROOT) + "'.");
  }
}
