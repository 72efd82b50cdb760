package io.sluice.simulator.world;

import io.sluice.simulator.wire.MeasureDefinition;
import io.sluice.simulator.wire.MeasureKind;
import io.sluice.simulator.wire.OperationType;
import io.sluice.simulator.world.spec.StageSpec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Dependencies between nodes: ingestion; map, match and merge; nodes that read profiles; nodes that
 * read segments. Data preparation follows its source and has no followers.
 */
final class Graph {

  /**
   * An edge.
   *
   * @param hard whether the follower is skipped when the input does not succeed
   */
  record Input(NodeKey key, boolean hard) {}

  private Graph() {}

  /** Current inputs of a node. */
  static List<Input> inputs(InstanceState instance, NodeKey key) {
    List<Input> inputs = new ArrayList<>();
    switch (key.operation()) {
      case INGESTION -> {}
      case DATA_PREPARATION ->
          inputs.add(new Input(new NodeKey(OperationType.INGESTION, key.identifier()), true));
      case MAP -> sources(instance, inputs);
      case MATCH -> inputs.add(new Input(NodeKeys.MAP, true));
      case MERGE -> inputs.add(new Input(NodeKeys.MATCH, true));
      case SEGMENTATION -> segment(instance, key, inputs);
      case SEGMENT_MEMBERSHIP ->
          instance
              .segments
              .keySet()
              .forEach(name -> inputs.add(new Input(NodeKeys.segment(name), false)));
      case EXPORT, INSIGHTS, ANALYSIS -> stage(instance, key, inputs);
      default -> inputs.add(new Input(NodeKeys.MERGE, true));
    }
    return inputs;
  }

  private static void sources(InstanceState instance, List<Input> inputs) {
    for (SourceState source : instance.sources.values()) {
      if (source.spec.unified() && source.spec.active()) {
        inputs.add(new Input(NodeKeys.ingestion(source.id), true));
      }
    }
  }

  private static void segment(InstanceState instance, NodeKey key, List<Input> inputs) {
    inputs.add(new Input(NodeKeys.MERGE, true));
    @Nullable SegmentRecord segment = instance.segments.get(String.valueOf(key.identifier()));
    if (segment == null) {
      return;
    }
    for (String name : segment.dependsOn) {
      @Nullable MeasureRecord measure = instance.measures.get(name);
      if (measure != null) {
        inputs.add(
            new Input(
                isAttribute(measure) ? NodeKeys.ATTRIBUTE_MEASURES : NodeKeys.measure(name), true));
      }
    }
  }

  private static void stage(InstanceState instance, NodeKey key, List<Input> inputs) {
    inputs.add(new Input(NodeKeys.MERGE, true));
    inputs.add(new Input(NodeKeys.SEGMENT_MEMBERSHIP, false));
    @Nullable StageSpec stage = instance.stages.get(String.valueOf(key.identifier()));
    if (stage != null) {
      stage.segments().forEach(name -> inputs.add(new Input(NodeKeys.segment(name), true)));
    }
  }

  /** Rank of a kind of node; inputs have lower ranks than their followers. */
  static int rank(OperationType operation) {
    return switch (operation) {
      case INGESTION -> 0;
      case DATA_PREPARATION -> 1;
      case MAP -> 2;
      case MATCH -> 3;
      case MERGE -> 4;
      case ATTRIBUTE_MEASURES, ENTITY_MEASURES -> 6;
      case SEGMENTATION -> 7;
      case SEGMENT_MEMBERSHIP -> 8;
      case EXPORT, INSIGHTS, ANALYSIS -> 9;
      default -> 5;
    };
  }

  static boolean isAttribute(MeasureRecord measure) {
    @Nullable MeasureDefinition definition = measure.definition.definition();
    return definition != null && definition.kind() == MeasureKind.ATTRIBUTE;
  }
}
