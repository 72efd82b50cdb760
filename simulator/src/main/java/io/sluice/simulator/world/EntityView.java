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
import io.sluice.simulator.world.spec.Oddity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The tables of an instance: system tables, a table per segment and per measure with dimensions,
 * and tables of the data sources.
 */
final class EntityView {

  private static final String CUSTOMERS = "Customer";
  private static final String ACTIVITIES = "UnifiedActivity";
  private static final String MEASURES = "Customer_Measure";

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

  private EntityView() {}

  static IC360EntityModel model(InstanceState instance) {
    boolean every = instance.spec.is(Oddity.EVERY_PROPERTY);
    return new IC360EntityModel(
        instance.id,
        every ? instance.id : null,
        every ? instance.sources.keySet().stream().findFirst().orElse(null) : null,
        DataflowType.UNKNOWN,
        tables(instance).stream().map(EntityTable::metadata).toList());
  }

  static Optional<IEntityMetadata> entity(InstanceState instance, String name) {
    return find(instance, name).map(EntityTable::metadata);
  }

  static Optional<EntitySize> size(InstanceState instance, String name) {
    return find(instance, name).map(EntityView::size);
  }

  private static EntitySize size(EntityTable table) {
    @Nullable List<IAttributeMetadata> attributes = table.metadata().attributes();
    long columns = attributes == null ? 1 : attributes.size();
    return new EntitySize(
        table.metadata().qualifiedEntityName(),
        bytes(table.rows(), columns * BYTES_PER_CELL),
        table.rows());
  }

  /** The size in bytes saturates at the largest long. */
  private static long bytes(long rows, long each) {
    return rows > Long.MAX_VALUE / each ? Long.MAX_VALUE : rows * each;
  }

  /** Prefers the exact name to one that differs in case. */
  private static Optional<EntityTable> find(InstanceState instance, String name) {
    Optional<EntityTable> exact = table(instance, name);
    return exact.isPresent()
        ? exact
        : names(instance).stream()
            .filter(name::equalsIgnoreCase)
            .findFirst()
            .flatMap(known -> table(instance, known));
  }

  static List<EntityTable> tables(InstanceState instance) {
    return names(instance).stream().flatMap(name -> table(instance, name).stream()).toList();
  }

  private static List<String> names(InstanceState instance) {
    List<String> names = new ArrayList<>(List.of(CUSTOMERS, ACTIVITIES, MEASURES));
    names.addAll(instance.segments.keySet());
    names.addAll(instance.measures.keySet());
    for (SourceState source : instance.sources.values()) {
      source.spec.entities().forEach(entity -> names.add(name(source, entity)));
    }
    return names;
  }

  private static String name(SourceState source, EntitySpec entity) {
    return source.spec.name() + "_" + entity.name();
  }

  private static Optional<EntityTable> table(InstanceState instance, String name) {
    return plain(instance, name).map(table -> EntityDressing.of(instance, table));
  }

  private static Optional<EntityTable> plain(InstanceState instance, String name) {
    long customers = instance.customerCount;
    switch (name) {
      case CUSTOMERS -> {
        @Nullable Instant merged = succeeded(instance, NodeKeys.MERGE);
        return Optional.of(system(name, EntityType.PROFILE, CUSTOMER, merged, customers));
      }
      case ACTIVITIES -> {
        @Nullable Instant unified = succeeded(instance, NodeKeys.ACTIVITY);
        long rows = bytes(customers, ACTIVITIES_EACH);
        return Optional.of(system(name, EntityType.UNIFIED_ACTIVITY, ACTIVITY, unified, rows));
      }
      case MEASURES -> {
        return customerMeasure(instance);
      }
      default -> {
        @Nullable SegmentRecord segment = instance.segments.get(name);
        if (segment != null) {
          long members = segment.count == null ? 0 : Math.max(0, segment.count);
          return Optional.of(system(name, EntityType.SEGMENT, MEMBER, segment.evaluated, members));
        }
        @Nullable MeasureRecord measure = instance.measures.get(name);
        return measure != null ? measureTable(measure) : sourceTable(instance, name);
      }
    }
  }

  private static Optional<EntityTable> sourceTable(InstanceState instance, String name) {
    for (SourceState source : instance.sources.values()) {
      if (!name.startsWith(source.spec.name())) {
        continue;
      }
      for (EntitySpec entity : source.spec.entities()) {
        if (name.equals(name(source, entity))) {
          return Optional.of(sourceTable(source, entity));
        }
      }
    }
    return Optional.empty();
  }

  private static @Nullable Instant succeeded(InstanceState instance, NodeKey key) {
    @Nullable NodeState node = instance.nodes.get(key);
    return node == null ? null : node.succeeded;
  }

  private static Optional<EntityTable> customerMeasure(InstanceState instance) {
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
                MEASURES,
                EntityType.PROFILE_KPI,
                columns,
                succeeded(instance, NodeKeys.ATTRIBUTE_MEASURES),
                instance.customerCount));
  }

  private static Optional<EntityTable> measureTable(MeasureRecord measure) {
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

  private static EntityTable sourceTable(SourceState source, EntitySpec entity) {
    List<String> columns = new ArrayList<>(List.of(entity.primaryKey() + ":String"));
    columns.addAll(entity.attributes());
    IEntityMetadata metadata =
        metadata(
            name(source, entity),
            source.spec.name(),
            DataflowType.INGESTION,
            source.id,
            EntityType.PROFILE,
            columns,
            source.lastRefresh);
    long grown = entity.rows() / 1000 * Math.max(0, source.refreshes - 1);
    return new EntityTable(metadata, source.lastRefresh == null ? 0 : entity.rows() + grown);
  }

  private static EntityTable system(
      String name, EntityType type, List<String> columns, @Nullable Instant refreshed, long rows) {
    DataflowType flow =
        switch (type) {
          case SEGMENT -> DataflowType.SEGMENTATION;
          case AGGREGATE_KPI, PROFILE_KPI -> DataflowType.KPI;
          case UNIFIED_ACTIVITY -> DataflowType.UNIFIED_ACTIVITY;
          default -> DataflowType.CONFLATION_RESOLVE_CONFLICTS;
        };
    return new EntityTable(metadata(name, null, flow, null, type, columns, refreshed), rows);
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

  /** Columns have the form {@code Name:Type}, the type without its {@code Edm.} prefix. */
  private static IAttributeMetadata attribute(String column) {
    int colon = column.lastIndexOf(':');
    String name = colon < 0 ? column : column.substring(0, colon);
    String type = colon < 0 ? "String" : column.substring(colon + 1);
    return new IAttributeMetadata(name, name, name, "Edm." + type, null, null);
  }
}
