package io.sluice.wdl.run;

import io.sluice.wdl.definition.ActionNode;
import io.sluice.wdl.definition.FlowDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds all executions of an action inside Foreach loops, for a reference from outside of the
 * loops. Power Automate returns the outputs of all iterations as an array to such a reference, and
 * flows use that to collect values without a variable.
 */
final class Repetitions {
  private Repetitions() {}

  /** The executions so far; empty when no Foreach encloses the action but not the reference. */
  static List<ActionExecution> of(VisibleActions visible, String name) {
    FlowDefinition definition = visible.definition();
    Optional<ActionNode> node = definition.action(name);
    if (node.isEmpty()) {
      return List.of();
    }
    List<String> containers = node.get().containers();
    int common = visible.common(node.get());
    if (common == containers.size() || visible.place().node.name().equals(containers.get(common))) {
      return List.of();
    }
    List<String> between = containers.subList(common, containers.size());
    boolean loops =
        between.stream()
            .anyMatch(
                one -> definition.action(one).filter(at -> at.behaviour().isForeach()).isPresent());
    if (!loops) {
      return List.of();
    }
    List<ActionExecution> found = new ArrayList<>();
    gather(visible.around(common), between, 0, node.get().name(), found);
    return found;
  }

  private static void gather(
      BlockExecution block,
      List<String> between,
      int level,
      String name,
      List<ActionExecution> found) {
    if (level == between.size()) {
      ActionExecution execution = block.actions.get(name);
      if (execution != null && ActionRecords.isThere(execution)) {
        found.add(execution);
      }
      return;
    }
    ActionExecution container = block.actions.get(between.get(level));
    if (container == null) {
      return;
    }
    boolean loop = container.node.behaviour().isForeach();
    int size = container.blocks.size();
    // Only the last iteration of an Until counts; a condition has one block.
    for (BlockExecution iteration :
        loop || size == 0 ? container.blocks : container.blocks.subList(size - 1, size)) {
      gather(iteration, between, level + 1, name, found);
    }
  }
}
