package io.sluice.simulator.world;

import io.sluice.simulator.wire.MeasureDefinition;
import io.sluice.simulator.wire.MeasureMetadata;
import io.sluice.simulator.wire.OperationType;
import io.sluice.simulator.wire.ParsingErrorCode;
import io.sluice.simulator.wire.SegmentMetadata;
import io.sluice.simulator.wire.SegmentState;
import io.sluice.simulator.wire.SubmissionKind;
import io.sluice.simulator.world.spec.ProcessSpec;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Creates and changes segments and measures for clients; new ones are evaluated immediately. */
final class Definers {

  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,63}");
  private static final int SMALLEST = 50;
  private static final int LARGEST = 5000;

  private final InstanceEngine engine;
  private final InstanceContext site;
  private final InstanceState instance;

  Definers(InstanceEngine engine) {
    this.engine = engine;
    this.site = engine.site;
    this.instance = engine.site.instance;
  }

  Result<SegmentMetadata> createSegment(SegmentMetadata asked) {
    @Nullable String name = asked.name();
    if (name == null || !NAME.matcher(name).matches()) {
      return ApiErrors.refused(
          404,
          "invalidSegmentFormat",
          "A segment needs a name: a letter, then at most 63 letters, digits or underscores.",
          "name",
          String.valueOf(name));
    }
    if (EntityView.entity(instance, name).isPresent()) {
      return ApiErrors.refused(404, "invalidSegmentNameExists", name + " is taken.", "name", name);
    }
    SegmentRecord segment = new SegmentRecord();
    segment.definition = Redefinitions.cleaned(asked);
    segment.state = state(asked);
    engine.births.add(segment, name, process("segment/" + name, 0));
    site.changed(Fact.Change.CREATED, OperationType.SEGMENTATION, name, null);
    evaluate(segment);
    return new Result.Done<>(201, view(segment));
  }

  Result<SegmentMetadata> updateSegment(String name, SegmentMetadata asked) {
    @Nullable SegmentRecord segment = instance.segments.get(name);
    if (segment == null) {
      return ApiErrors.segmentNotFound(404, name);
    }
    segment.definition = Redefinitions.cleaned(asked);
    if (asked.state() != null || segment.state == SegmentState.INVALID) {
      segment.state = state(asked);
    }
    segment.stamp.change(site.now(), Changes.EDITOR);
    @Nullable String friendlyName = segment.definition.friendlyName();
    engine.births.node(NodeKeys.segment(name), friendlyName == null ? name : friendlyName);
    site.changed(Fact.Change.REDEFINED, OperationType.SEGMENTATION, name, null);
    evaluate(segment);
    return new Result.Done<>(200, view(segment));
  }

  Result<Boolean> activate(String name, boolean active) {
    @Nullable SegmentRecord segment = instance.segments.get(name);
    if (segment == null) {
      return ApiErrors.segmentNotFound(404, name);
    }
    SegmentState wanted = active ? SegmentState.ACTIVE : SegmentState.INACTIVE;
    if (segment.state != wanted) {
      segment.state = wanted;
      segment.stamp.change(site.now(), Changes.EDITOR);
      site.changed(
          active ? Fact.Change.ACTIVATED : Fact.Change.DEACTIVATED,
          OperationType.SEGMENTATION,
          name,
          null);
      evaluate(segment);
    }
    return new Result.Done<>(200, true);
  }

  private static SegmentState state(SegmentMetadata asked) {
    return asked.state() == SegmentState.INACTIVE ? SegmentState.INACTIVE : SegmentState.ACTIVE;
  }

  private void evaluate(SegmentRecord segment) {
    if (segment.state == SegmentState.ACTIVE) {
      submit(
          JobOrder.of(OperationType.SEGMENTATION, SubmissionKind.ON_DEMAND, List.of(segment.name)));
    }
  }

  private SegmentMetadata view(SegmentRecord segment) {
    return SegmentView.of(segment, instance, site.now(), null);
  }

  Result<MeasureMetadata> createMeasure(MeasureMetadata asked) {
    @Nullable String name = asked.name();
    if (name == null || !NAME.matcher(name).matches()) {
      return ApiErrors.unparsable(
          ParsingErrorCode.INVALID_ARGUMENT,
          1,
          "A measure needs a name: a letter, then at most 63 letters, digits or underscores.");
    }
    if (EntityView.entity(instance, name).isPresent() || instance.measures.containsKey(name)) {
      return ApiErrors.unparsable(ParsingErrorCode.INVALID_OPERATION, 1, name + " is taken.");
    }
    Optional<Result<MeasureMetadata>> problem = MeasureChecks.problem(instance, asked);
    if (problem.isPresent()) {
      return problem.get();
    }
    MeasureRecord measure = new MeasureRecord();
    measure.definition = Redefinitions.cleaned(asked);
    engine.births.add(measure, name, process("measure/" + name, 2));
    site.changed(Fact.Change.CREATED, Births.kindOf(measure), name, null);
    evaluate(measure);
    return new Result.Done<>(200, view(measure));
  }

  Result<MeasureMetadata> updateMeasure(String name, MeasureMetadata asked) {
    @Nullable MeasureRecord measure = instance.measures.get(name);
    if (measure == null) {
      return ApiErrors.measureNotFound(404, name);
    }
    Optional<Result<MeasureMetadata>> problem = MeasureChecks.problem(instance, asked);
    if (problem.isPresent()) {
      return problem.get();
    }
    boolean wasAttribute = Graph.isAttribute(measure);
    measure.definition = Redefinitions.cleaned(asked);
    measure.stamp.change(site.now(), Changes.EDITOR);
    @Nullable MeasureDefinition definition = measure.definition.definition();
    if (definition == null || !Boolean.TRUE.equals(definition.isScalar())) {
      measure.output = null;
    }
    if (!wasAttribute && Graph.isAttribute(measure)) {
      engine.changes.remove(NodeKeys.measure(name));
    }
    engine.births.measureNode(measure);
    site.changed(Fact.Change.REDEFINED, Births.kindOf(measure), name, null);
    evaluate(measure);
    return new Result.Done<>(200, view(measure));
  }

  private void evaluate(MeasureRecord measure) {
    submit(JobOrder.of(OperationType.MEASURES, SubmissionKind.ON_DEMAND, List.of(measure.name)));
  }

  private void submit(JobOrder order) {
    engine.runner.submit(order, NodeSelection.of(instance, order));
  }

  private MeasureMetadata view(MeasureRecord measure) {
    return MeasureView.of(measure, instance, site.now(), null);
  }

  /**
   * The size or value of a created object starts at a number drawn by its name and varies slightly.
   */
  private ProcessSpec process(String subject, int decimals) {
    int level = SMALLEST + Draws.below(site.key(subject), Draws.Lane.SIZE, 0, LARGEST - SMALLEST);
    return new ProcessSpec(
        BigDecimal.valueOf(level),
        level / 100.0,
        0,
        Duration.ofDays(7),
        level / 50.0,
        0,
        0,
        List.of(),
        false,
        BigDecimal.ZERO,
        null,
        decimals);
  }
}
