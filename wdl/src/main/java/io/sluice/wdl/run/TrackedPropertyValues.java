package io.sluice.wdl.run;

import io.sluice.wdl.definition.TrackedProperties;
import io.sluice.wdl.json.ExpressionException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The tracked properties of an action that has ended. They see the action's own record, and they
 * are about it: one that fails is noted, and the action's result stays as it is.
 */
final class TrackedPropertyValues {
  private TrackedPropertyValues() {}

  /** What is tracked, and what could not be; nothing when the action tracks nothing. */
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
