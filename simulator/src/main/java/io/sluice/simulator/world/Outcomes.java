package io.sluice.simulator.world;

import io.sluice.simulator.world.spec.FailureSpec;
import io.sluice.simulator.world.spec.StageSpec;
import org.jspecify.annotations.Nullable;

/** Decides how attempts of tasks end. */
final class Outcomes {

  /** Ends of an attempt. */
  enum End {
    SUCCESS,
    WARNINGS,
    /** Transient failure; a retry may succeed. */
    TRANSIENT,
    PERMANENT,
    TIMEOUT
  }

  private Outcomes() {}

  static End decide(InstanceState instance, NodeState node, TaskState task) {
    return switch (task.plan.outcome()) {
      case SUCCESS -> End.SUCCESS;
      case FAILURE -> End.PERMANENT;
      case TIMEOUT -> End.TIMEOUT;
      case RECOVERS -> task.attempt == 1 ? End.TRANSIENT : End.SUCCESS;
      case WARNINGS -> End.WARNINGS;
      case NATURAL -> natural(failures(instance, task.node), node, task);
    };
  }

  private static End natural(FailureSpec rates, NodeState node, TaskState task) {
    if (rates.equals(FailureSpec.NONE)) {
      return End.SUCCESS;
    }
    double draw = Draws.unit(node.draws, Draws.Lane.OUTCOME, InstanceContext.ordinal(task));
    if (draw < rates.permanentRate()) {
      return End.PERMANENT;
    }
    if (draw < rates.permanentRate() + rates.timeoutRate()) {
      return End.TIMEOUT;
    }
    return draw < rates.permanentRate() + rates.timeoutRate() + rates.transientRate()
        ? End.TRANSIENT
        : End.SUCCESS;
  }

  private static FailureSpec failures(InstanceState instance, NodeKey key) {
    String identifier = String.valueOf(key.identifier());
    switch (key.operation()) {
      case INGESTION, DATA_PREPARATION -> {
        @Nullable SourceState source = instance.source(identifier);
        return source == null ? FailureSpec.NONE : source.spec.failures();
      }
      case SEGMENTATION -> {
        @Nullable SegmentRecord segment = instance.segments.get(identifier);
        return segment == null ? FailureSpec.NONE : segment.failures;
      }
      case ENTITY_MEASURES -> {
        @Nullable MeasureRecord measure = instance.measures.get(identifier);
        return measure == null ? FailureSpec.NONE : measure.failures;
      }
      default -> {
        @Nullable StageSpec stage = instance.stages.get(identifier);
        return stage == null ? FailureSpec.NONE : stage.failures();
      }
    }
  }
}
