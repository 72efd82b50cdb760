package io.sluice.simulator.world;

import io.sluice.simulator.wire.MeasureDefinition;
import io.sluice.simulator.wire.MeasureDimension;
import io.sluice.simulator.wire.MeasureMetadata;
import io.sluice.simulator.wire.SegmentKind;
import io.sluice.simulator.wire.SegmentMetadata;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Applies changes of users to definitions; ignores properties that only the system sets. */
final class Redefinitions {

  private Redefinitions() {}

  static SegmentMetadata renamed(SegmentMetadata segment, String friendlyName) {
    return copy(segment, friendlyName);
  }

  /** Properties of a segment that users set. */
  static SegmentMetadata cleaned(SegmentMetadata segment) {
    @Nullable String friendlyName = segment.friendlyName();
    return copy(segment, friendlyName == null ? segment.name() : friendlyName);
  }

  private static SegmentMetadata copy(SegmentMetadata segment, @Nullable String friendlyName) {
    return new SegmentMetadata(
        segment.kind() == null ? SegmentKind.DEFAULT : segment.kind(),
        segment.name(),
        friendlyName,
        segment.description(),
        segment.segmentQueryExpression(),
        null,
        null,
        segment.endDate(),
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

  static MeasureMetadata renamed(MeasureMetadata measure, String displayName) {
    return copy(measure, displayName, measure.definition());
  }

  /** Properties of a measure that users set; they determine whether it is scalar. */
  static MeasureMetadata cleaned(MeasureMetadata measure) {
    @Nullable String displayName = measure.displayName();
    @Nullable MeasureDefinition definition = measure.definition();
    return copy(
        measure,
        displayName == null ? measure.name() : displayName,
        definition == null ? null : derived(definition));
  }

  private static MeasureDefinition derived(MeasureDefinition definition) {
    @Nullable List<MeasureDimension> dimensions = definition.dimensions();
    boolean scalar = dimensions == null || dimensions.isEmpty();
    boolean profile =
        dimensions != null
            && dimensions.stream().anyMatch(dimension -> "CustomerId".equals(dimension.field()));
    return new MeasureDefinition(
        definition.kind(),
        scalar,
        definition.linkedEntities(),
        definition.variables(),
        definition.filters(),
        definition.filteringCriteria(),
        definition.dimensions(),
        definition.aggregates(),
        profile,
        definition.measureQuerySql(),
        definition.type(),
        definition.measureQuerySql() == null ? null : scalar,
        definition.dependencies());
  }

  private static MeasureMetadata copy(
      MeasureMetadata measure,
      @Nullable String displayName,
      @Nullable MeasureDefinition definition) {
    return new MeasureMetadata(
        displayName,
        measure.name(),
        measure.description(),
        definition,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        Boolean.TRUE.equals(measure.isTemplate()),
        measure.templateId(),
        Boolean.TRUE.equals(measure.isCreatedFromTemplate()),
        null,
        null,
        null,
        null,
        null,
        null);
  }
}
