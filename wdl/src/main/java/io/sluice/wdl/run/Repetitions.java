package io.sluice.wdl.run;

import io.sluice.wdl.definition.ActionNode;
import io.sluice.wdl.definition.FlowDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the executions of an action in all turns of the loops over items that are between it and
 * the place that refers to it. The cloud gives such a place the outputs of all turns as an array,
 * which flows use to gather values without a variable.
 */
final class Repetitions {
  private Repetitions() {}

  /** Those that are there; empty when no loop over items is between the two. */
  static List<ActionExecution> of(FlowDefinition definition, ActionExecution place, String name) {
    Optional<ActionNode> node = definition.action(name);
    if (node.isEmpty()) {
      return List.of();
    }
    List<String> containers = node.get().containers();
    List<String> around = place.node.containers();
    int common = 0;
    while (common < Math.min(containers.size(), around.size())
        && containers.get(common).equals(around.get(common))) {
      common++;
    }
    if (common == containers.size() || place.node.name().equals(containers.get(common))) {
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
    BlockExecution block = place.block;
    for (int i = around.size(); i > common && block.owner != null; i--) {
      block = block.owner.block;
    }
    List<ActionExecution> found = new ArrayList<>();
    gather(block, between, 0, node.get().name(), found);
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
    // Of an Until the last turn counts; of a condition there is one frame.
    for (BlockExecution iteration :
        loop || size == 0 ? container.blocks : container.blocks.subList(size - 1, size)) {
      gather(iteration, between, level + 1, name, found);
    }
  }
}
