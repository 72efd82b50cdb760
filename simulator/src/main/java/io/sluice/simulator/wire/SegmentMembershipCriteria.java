package io.sluice.simulator.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One rule of a segment, or a group of rules. */
public record SegmentMembershipCriteria(
    @Nullable CriteriaKind kind,
    @Nullable LogicalOperator logicalOperator,
    @Nullable String attribute,
    @Nullable ComparisonOperator comparisonOperator,
    @Nullable List<SegmentMembershipCriteria> childCriterias,
    @Nullable String value,
    @Nullable Boolean ignoreCase,
    @Nullable List<String> listOfValues,
    @Nullable Boolean isTime) {}
