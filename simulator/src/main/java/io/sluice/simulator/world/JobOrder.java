package io.sluice.simulator.world;

import io.sluice.simulator.wire.GraphJobOptions;
import io.sluice.simulator.wire.JobType;
import io.sluice.simulator.wire.OperationType;
import io.sluice.simulator.wire.SubmissionKind;
import io.sluice.simulator.world.spec.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Parameters of a job.
 *
 * @param identifiers nodes; empty for all of the operation
 * @param plans predetermined outcomes of nodes
 */
record JobOrder(
    OperationType operation,
    JobType type,
    SubmissionKind submission,
    List<String> identifiers,
    boolean force,
    @Nullable GraphJobOptions options,
    Map<NodeKey, Plan> plans) {

  static JobOrder of(OperationType operation, SubmissionKind submission, List<String> identifiers) {
    return new JobOrder(operation, JobType.FULL, submission, identifiers, true, null, Map.of());
  }

  /** A copy with the outcome of one node. */
  JobOrder planning(NodeKey key, Plan plan) {
    return new JobOrder(
        operation, type, submission, identifiers, force, options, Map.of(key, plan));
  }

  /** A copy with an outcome of all nodes; a natural outcome leaves them open. */
  JobOrder ending(InstanceState instance, Outcome outcome) {
    if (outcome == Outcome.NATURAL) {
      return this;
    }
    Map<NodeKey, Plan> all = new LinkedHashMap<>();
    for (NodeKey key : instance.nodes.keySet()) {
      all.put(key, Plan.ending(outcome));
    }
    return new JobOrder(operation, type, submission, identifiers, force, options, all);
  }

  boolean downstream() {
    return operation == OperationType.ALL
        || (options != null && Boolean.TRUE.equals(options.runDownstreamAfterMerge()));
  }
}
