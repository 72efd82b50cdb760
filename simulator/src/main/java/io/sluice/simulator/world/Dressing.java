package io.sluice.simulator.world;

import io.sluice.simulator.wire.AggregateOperation;
import io.sluice.simulator.wire.ComparisonOperator;
import io.sluice.simulator.wire.CriteriaKind;
import io.sluice.simulator.wire.EntityDependency;
import io.sluice.simulator.wire.LogicalOperator;
import io.sluice.simulator.wire.MeasureAggregate;
import io.sluice.simulator.wire.MeasureDefinition;
import io.sluice.simulator.wire.MeasureExpression;
import io.sluice.simulator.wire.MeasureExpressionKind;
import io.sluice.simulator.wire.MeasureVariable;
import io.sluice.simulator.wire.OperationScope;
import io.sluice.simulator.wire.ProjectionType;
import io.sluice.simulator.wire.SegmentKind;
import io.sluice.simulator.wire.SegmentMembershipCriteria;
import io.sluice.simulator.wire.SegmentMetadata;
import io.sluice.simulator.wire.SegmentationProjection;
import io.sluice.simulator.wire.SegmentationQuery;
import io.sluice.simulator.wire.VariableKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Fills in every optional property of definitions, for instances with this oddity. */
final class Dressing {

  private static final Duration LIFE = Duration.ofDays(365);

  private Dressing() {}

  static SegmentMetadata segment(SegmentMetadata plain, Instant now, boolean engagement) {
    return new SegmentMetadata(
        engagement ? SegmentKind.ENGAGEMENT : plain.kind(),
        plain.name(),
        plain.friendlyName(),
        plain.description(),
        query(plain.segmentQueryExpression()),
        plain.state(),
        plain.errorDescription(),
        now.plus(LIFE),
        plain.evaluationStatus(),
        plain.sqlValidationStats(),
        plain.evaluationStatusHistory(),
        plain.segmentQueryStats(),
        plain.version(),
        plain.updatedBy(),
        plain.updatedUtc(),
        plain.createdBy(),
        plain.createdUtc(),
        plain.instanceId());
  }

  private static @Nullable SegmentationQuery query(@Nullable SegmentationQuery plain) {
    if (plain == null) {
      return null;
    }
    return new SegmentationQuery(
        plain.type(),
        List.of("CustomerId", "FullName"),
        List.of(
            new SegmentationProjection(
                "Customer", List.of("FullName"), List.of("Customer"), ProjectionType.POST)),
        plain.rowsets(),
        plain.segmentationQuerySql(),
        List.of(Map.of("hierarchyId", "accounts")));
  }

  static MeasureDefinition measure(MeasureDefinition plain) {
    return new MeasureDefinition(
        plain.kind(),
        plain.isScalar(),
        plain.linkedEntities(),
        List.of(
            new MeasureVariable(
                VariableKind.ARITHMETIC,
                "Net",
                "Decimal",
                "Amount * 0.81",
                List.of(Map.of("name", "always")))),
        new MeasureExpression(MeasureExpressionKind.GREATER_THAN),
        new SegmentMembershipCriteria(
            CriteriaKind.DEFAULT,
            LogicalOperator.OR,
            "UnifiedActivity.ActivityType",
            ComparisonOperator.IS_IN,
            List.of(recent()),
            null,
            true,
            List.of("Purchase", "Order"),
            false),
        plain.dimensions(),
        aggregates(plain.aggregates()),
        plain.isProfile(),
        plain.measureQuerySql(),
        plain.type(),
        plain.isManualQueryScalar(),
        dependencies(plain.dependencies()));
  }

  private static @Nullable List<EntityDependency> dependencies(
      @Nullable List<EntityDependency> plain) {
    return plain == null
        ? null
        : plain.stream()
            .map(
                one ->
                    new EntityDependency(
                        one.qualifiedEntityName(),
                        one.type(),
                        one.attributeNames(),
                        List.of("UnifiedActivity_Customer"),
                        List.of(Map.of("activityType", "Purchase"))))
            .toList();
  }

  private static SegmentMembershipCriteria recent() {
    return new SegmentMembershipCriteria(
        CriteriaKind.DEFAULT,
        LogicalOperator.AND,
        "UnifiedActivity.ActivityTime",
        ComparisonOperator.IS_WITHIN_LAST,
        null,
        "P30D",
        false,
        null,
        true);
  }

  /** The calculation keeps its alias; an additional calculation is not part of the output. */
  private static @Nullable List<MeasureAggregate> aggregates(
      @Nullable List<MeasureAggregate> plain) {
    if (plain == null || plain.isEmpty()) {
      return plain;
    }
    MeasureAggregate first = plain.get(0);
    MeasureAggregate inner =
        new MeasureAggregate(
            AggregateOperation.COUNT, first.field(), "Rows", "Rows", 1, null, null, false);
    return List.of(
        new MeasureAggregate(
            first.operation(),
            first.field(),
            first.alias(),
            first.displayName(),
            first.order(),
            OperationScope.ROLLUP,
            List.of(inner),
            first.isIncluded()));
  }
}
