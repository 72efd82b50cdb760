package io.sluice.simulator.world;

import io.sluice.simulator.wire.ComparisonOperator;
import io.sluice.simulator.wire.CriteriaKind;
import io.sluice.simulator.wire.DateBucket;
import io.sluice.simulator.wire.EntityDependency;
import io.sluice.simulator.wire.EntityType;
import io.sluice.simulator.wire.LinkedEntityKind;
import io.sluice.simulator.wire.LogicalOperator;
import io.sluice.simulator.wire.MeasureAggregate;
import io.sluice.simulator.wire.MeasureDefinition;
import io.sluice.simulator.wire.MeasureDimension;
import io.sluice.simulator.wire.MeasureKind;
import io.sluice.simulator.wire.MeasureLinkedEntity;
import io.sluice.simulator.wire.MeasureMetadata;
import io.sluice.simulator.wire.QueryType;
import io.sluice.simulator.wire.RowsetOperation;
import io.sluice.simulator.wire.SegmentKind;
import io.sluice.simulator.wire.SegmentMembershipCriteria;
import io.sluice.simulator.wire.SegmentMetadata;
import io.sluice.simulator.wire.SegmentationQuery;
import io.sluice.simulator.wire.SegmentationRowset;
import io.sluice.simulator.wire.StringInfo;
import io.sluice.simulator.world.spec.MeasureSpec;
import io.sluice.simulator.world.spec.SegmentSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Expands the short form in environment files into the definition that the API returns. */
final class Definitions {

  private Definitions() {}

  static SegmentMetadata emptySegment() {
    return segment("", "", "", null, null);
  }

  static MeasureMetadata emptyMeasure() {
    return new MeasureMetadata(
        null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
        null, null, null, null, null);
  }

  static SegmentMetadata segment(SegmentSpec spec, UUID rowsetId) {
    @Nullable String sql = spec.sql();
    SegmentationQuery query =
        sql != null
            ? new SegmentationQuery(QueryType.MANUAL, null, null, null, sql, null)
            : new SegmentationQuery(
                QueryType.STRUCTURED,
                List.of("CustomerId"),
                null,
                List.of(rowset(spec.rule(), rowsetId)),
                null,
                null);
    return segment(spec.name(), spec.friendlyName(), spec.description(), query, spec.error());
  }

  private static SegmentMetadata segment(
      String name,
      String friendlyName,
      String description,
      @Nullable SegmentationQuery query,
      @Nullable String error) {
    return new SegmentMetadata(
        SegmentKind.DEFAULT,
        name,
        friendlyName,
        description,
        query,
        null,
        error,
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

  /** A rule has the form {@code Attribute operator value}; any other text becomes "has a value". */
  private static SegmentationRowset rowset(@Nullable String rule, UUID rowsetId) {
    String[] parts = (rule == null ? "Customer.CustomerId" : rule).split("\\s+", 3);
    ComparisonOperator operator =
        parts.length == 3 ? operator(parts[1]) : ComparisonOperator.IS_NOT_NULL;
    SegmentMembershipCriteria criteria =
        new SegmentMembershipCriteria(
            CriteriaKind.DEFAULT,
            LogicalOperator.AND,
            parts[0],
            operator,
            null,
            parts.length == 3 ? parts[2] : null,
            true,
            null,
            false);
    return new SegmentationRowset(
        RowsetOperation.NONE, criteria, List.of(List.of("Customer")), rowsetId);
  }

  private static ComparisonOperator operator(String sign) {
    return switch (sign) {
      case "=" -> ComparisonOperator.EQUALS;
      case "<>" -> ComparisonOperator.NOT_EQUALS;
      case ">" -> ComparisonOperator.GREATER_THAN;
      case ">=" -> ComparisonOperator.GREATER_THAN_OR_EQUAL_TO;
      case "<" -> ComparisonOperator.LESS_THAN;
      case "<=" -> ComparisonOperator.LESS_THAN_OR_EQUAL_TO;
      default -> ComparisonOperator.CONTAINS;
    };
  }

  static MeasureMetadata measure(MeasureSpec spec, boolean everyProperty) {
    boolean attribute = spec.kind() == MeasureKind.ATTRIBUTE;
    List<String> columns = new ArrayList<>(spec.dimensions());
    if (attribute && !columns.contains("CustomerId")) {
      columns.add(0, "CustomerId");
    }
    List<MeasureDimension> dimensions = new ArrayList<>();
    for (String column : columns) {
      dimensions.add(
          new MeasureDimension(
              column, column, column, dimensions.size(), DateBucket.NONE, attribute));
    }
    MeasureAggregate aggregate =
        new MeasureAggregate(
            spec.operation(), spec.field(), spec.alias(), spec.displayName(), 0, null, null, true);
    MeasureDefinition definition =
        new MeasureDefinition(
            spec.kind(),
            dimensions.isEmpty(),
            List.of(new MeasureLinkedEntity(LinkedEntityKind.BASE, spec.entity(), spec.entity())),
            null,
            null,
            null,
            dimensions,
            List.of(aggregate),
            columns.contains("CustomerId"),
            spec.sql(),
            spec.sql() == null ? QueryType.STRUCTURED : QueryType.MANUAL,
            spec.sql() == null ? null : dimensions.isEmpty(),
            List.of(
                new EntityDependency(
                    spec.entity(),
                    EntityType.UNIFIED_ACTIVITY,
                    List.of(spec.field()),
                    null,
                    null)));
    return measure(spec, everyProperty ? Dressing.measure(definition) : definition);
  }

  private static MeasureMetadata measure(MeasureSpec spec, MeasureDefinition definition) {
    @Nullable String error = spec.error();
    return new MeasureMetadata(
        spec.displayName(),
        spec.name(),
        spec.description(),
        definition,
        null,
        null,
        null,
        error == null
            ? null
            : new StringInfo("measuresProcessingOrchestrationFailed", error, List.of(spec.name())),
        null,
        null,
        null,
        false,
        null,
        spec.template(),
        null,
        null,
        null,
        null,
        null,
        null);
  }
}
