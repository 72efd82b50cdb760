package io.sluice.simulator.world;

import io.sluice.simulator.wire.DataflowType;
import io.sluice.simulator.wire.EntitySize;
import io.sluice.simulator.wire.EntityType;
import io.sluice.simulator.wire.IAttributeMetadata;
import io.sluice.simulator.wire.IC360EntityModel;
import io.sluice.simulator.wire.IEntityMetadata;
import io.sluice.simulator.wire.MeasureAggregate;
import io.sluice.simulator.wire.MeasureDefinition;
import io.sluice.simulator.wire.MeasureDimension;
import io.sluice.simulator.wire.MeasureKind;
import io.sluice.simulator.world.spec.EntitySpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The tables of an instance: the system's own, one for each segment and each measure that has a
 * table, and those of the data sources.
 */
final class EntityView {

  private static final List<String> CUSTOMER =
      List.of(
          "CustomerId:String",
          "FirstName:String",
          "LastName:String",
          "FullName:String",
          "EMail:String",
          "Telephone:String",
          "City:String",
          "Country:String",
          "BirthDate:Date",
          "LoyaltyPoints:Int64",
          "LifetimeValue:Decimal",
          "CreatedOn:DateTimeOffset");

  private static final List<String> ACTIVITY =
      List.of(
          "ActivityId:String",
          "CustomerId:String",
          "ActivityTime:DateTimeOffset",
          "ActivityType:String",
          "ActivityTypeDisplay:String",
          "ActivityName:String",
          "Title:String");

  private static final List<String> MEMBER = List.of("CustomerId:String");

  /** Activities of an average customer. */
  private static final long ACTIVITIES_EACH = 12;

  /** Rows of a measure with dimensions. */
  private static final long DIMENSION_ROWS = 24;

  private static final long BYTES_PER_CELL = 18;

  /** A table with its size. */
  private record Table(IEntityMetadata metadata, long rows) {}

  private EntityView() {}

  static IC360EntityModel model(InstanceState instance) {
    return new IC360EntityModel(
        instance.id,
        null,
        null,
        DataflowType.UNKNOWN,
        tables(instance).stream().map(Table::metadata).toList());
  }

  static Optional<IEntityMetadata> entity(InstanceState instance, String name) {
    return find(instance, name).map(Table::metadata);
  }

  static Optional<EntitySize> size(InstanceState instance, String name) {
    return find(instance, name).map(EntityView::size);
  }

  private static EntitySize size(Table table) {
    @Nullable List<IAttributeMetadata> attributes = table.metadata().attributes();
    long columns = attributes == null ? 1 : attributes.size();
    return new EntitySize(
        table.metadata().qualifiedEntityName(),
        table.rows() * columns * BYTES_PER_CELL,
        table.rows());
  }

  private static Optional<Table> find(InstanceState instance, String name) {
    return tables(instance).stream()
        .filter(
            table ->
                name.equalsIgnoreCase(table.metadata().name())
                    || name.equalsIgnoreCase(table.metadata().qualifiedEntityName()))
        .findFirst();
  }

  private static List<Table> tables(InstanceState instance) {
    List<Table> tables = new ArrayList<>();
    @Nullable Instant merged = succeeded(instance, NodeKeys.MERGE);
    long customers = instance.customerCount;
    tables.add(system("Customer", EntityType.PROFILE, CUSTOMER, merged, customers));
    tables.add(
        system(
            "UnifiedActivity",
            EntityType.UNIFIED_ACTIVITY,
            ACTIVITY,
            succeeded(instance, NodeKeys.ACTIVITY),
            customers * ACTIVITIES_EACH));
    customerMeasure(instance).ifPresent(tables::add);
    for (SegmentRecord segment : instance.segments.values()) {
      long members = segment.count == null ? 0 : segment.count;
      tables.add(system(segment.name, EntityType.SEGMENT, MEMBER, segment.evaluated, members));
    }
    for (MeasureRecord measure : instance.measures.values()) {
      measureTable(measure).ifPresent(tables::add);
    }
    for (SourceState source : instance.sources.values()) {
      source.spec.entities().forEach(entity -> tables.add(sourceTable(source, entity)));
    }
    return tables;
  }

  private static @Nullable Instant succeeded(InstanceState instance, NodeKey key) {
    @Nullable NodeState node = instance.nodes.get(key);
    return node == null ? null : node.succeeded;
  }

  private static Optional<Table> customerMeasure(InstanceState instance) {
    List<String> columns = new ArrayList<>(MEMBER);
    for (MeasureRecord measure : instance.measures.values()) {
      @Nullable MeasureDefinition definition = measure.definition.definition();
      if (definition != null && definition.kind() == MeasureKind.ATTRIBUTE) {
        columns.add(measure.name + ":Decimal");
      }
    }
    return columns.size() == 1
        ? Optional.empty()
        : Optional.of(
            system(
                "Customer_Measure",
                EntityType.PROFILE_KPI,
                columns,
                succeeded(instance, NodeKeys.ATTRIBUTE_MEASURES),
                instance.customerCount));
  }

  private static Optional<Table> measureTable(MeasureRecord measure) {
    @Nullable MeasureDefinition definition = measure.definition.definition();
    if (definition == null || definition.kind() == MeasureKind.ATTRIBUTE) {
      return Optional.empty();
    }
    List<String> columns = new ArrayList<>();
    @Nullable List<MeasureDimension> dimensions = definition.dimensions();
    for (MeasureDimension dimension :
        dimensions == null ? List.<MeasureDimension>of() : dimensions) {
      columns.add(dimension.alias() + ":String");
    }
    @Nullable List<MeasureAggregate> aggregates = definition.aggregates();
    for (MeasureAggregate aggregate :
        aggregates == null ? List.<MeasureAggregate>of() : aggregates) {
      columns.add(aggregate.alias() + ":Decimal");
    }
    boolean scalar = dimensions == null || dimensions.isEmpty();
    return Optional.of(
        system(
            measure.name,
            EntityType.AGGREGATE_KPI,
            columns,
            measure.lastSuccessful,
            scalar ? 1 : DIMENSION_ROWS));
  }

  private static Table sourceTable(SourceState source, EntitySpec entity) {
    List<String> columns = new ArrayList<>(List.of(entity.primaryKey() + ":String"));
    columns.addAll(entity.attributes());
    String name = source.spec.name() + "_" + entity.name();
    IEntityMetadata metadata =
        metadata(
            name,
            source.spec.name(),
            DataflowType.INGESTION,
            source.id,
            EntityType.PROFILE,
            columns,
            source.lastRefresh);
    long grown = entity.rows() / 1000 * Math.max(0, source.refreshes - 1);
    return new Table(metadata, source.lastRefresh == null ? 0 : entity.rows() + grown);
  }

  private static Table system(
      String name, EntityType type, List<String> columns, @Nullable Instant refreshed, long rows) {
    DataflowType flow =
        switch (type) {
          case SEGMENT -> DataflowType.SEGMENTATION;
          case AGGREGATE_KPI, PROFILE_KPI -> DataflowType.KPI;
          case UNIFIED_ACTIVITY -> DataflowType.UNIFIED_ACTIVITY;
          default -> DataflowType.CONFLATION_RESOLVE_CONFLICTS;
        };
    return new Table(metadata(name, null, flow, null, type, columns, refreshed), rows);
  }

  private static IEntityMetadata metadata(
      String name,
      @Nullable String source,
      DataflowType flow,
      @Nullable UUID sourceId,
      EntityType type,
      List<String> columns,
      @Nullable Instant refreshed) {
    List<IAttributeMetadata> attributes = columns.stream().map(EntityView::attribute).toList();
    return new IEntityMetadata(
        name,
        name,
        source,
        flow,
        false,
        sourceId,
        type,
        attributes,
        List.of(List.of(attributes.get(0))),
        null,
        null,
        null,
        null,
        refreshed,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  /** A column is written {@code Name:Type}, where the type lacks its {@code Edm.} prefix. */
  private static IAttributeMetadata attribute(String column) {
    int colon = column.lastIndexOf(':');
    String name = colon < 0 ? column : column.substring(0, colon);
    String type = colon < 0 ? "String" : column.substring(colon + 1);
    return new IAttributeMetadata(name, name, name, "Edm." + type, null, null);
  }
}
