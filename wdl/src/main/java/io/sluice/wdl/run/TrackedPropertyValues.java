package io.sluice.wdl.run;

import io.sluice.wdl.definition.TrackedProperties;
import io.sluice.wdl.json.ExpressionException;
import io.sluice.wdl.json.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates the tracked properties of an action that has ended. They can refer to the action's own
 * record. A failed evaluation is noted and does not change the result of the action.
 */
final class TrackedPropertyValues {
  private TrackedPropertyValues() {}

  /** The changes with the properties and with notes about failures; empty for no properties. */
  static List<StateChange> of(RunContext context, ActionExecution execution) {
    List<StateChange> changes = new ArrayList<>();
    Map<String, @Nullable Object> found = new LinkedHashMap<>();
    execution
        .node
        .options()
        .tracked()
        .forEach(
            (name, template) -> {
              try {
                Object one = template.evaluate(new RunScope(context, execution));
                if (one instanceof Map<?, ?> map) {
                  map.forEach((key, value) -> found.put(String.valueOf(key), value));
                } else {
                  changes.add(
                      untracked(
                          execution,
                          "the properties must be an object, not a value of type '"
                              + Values.typeName(one)
                              + "'"));
                }
              } catch (ExpressionException failed) {
                changes.add(
                    untracked(execution, "property '" + name + "': " + failed.getMessage()));
              }
            });
    if (!TrackedProperties.fits(found)) {
      String most = "they have more than " + TrackedProperties.MAX_CHARACTERS + " characters";
      changes.add(untracked(execution, "properties: " + most));
    } else if (!found.isEmpty()) {
      changes.add(new StateChange.Tracked(execution.path, found));
    }
    return changes;
  }

  private static StateChange untracked(ActionExecution execution, String what) {
    return new StateChange.Noted(execution.path, "not tracked: " + what);
  }
}
