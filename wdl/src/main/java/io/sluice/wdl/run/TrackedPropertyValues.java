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
  static List<StateChange> of(RunContext context, ActionExecution activation) {
    List<StateChange> facts = new ArrayList<>();
    Map<String, @Nullable Object> found = new LinkedHashMap<>();
    activation
        .node
        .options()
        .tracked()
        .forEach(
            (name, template) -> {
              try {
                Object one = template.evaluate(new RunScope(context, activation));
                if (one instanceof Map<?, ?> map) {
                  map.forEach((key, value) -> found.put(String.valueOf(key), value));
                }
              } catch (ExpressionException failed) {
                facts.add(untracked(activation, "property '" + name + "': " + failed.getMessage()));
              }
            });
    if (!TrackedProperties.fits(found)) {
      String most = "they have more than " + TrackedProperties.MOST_CHARACTERS + " characters";
      facts.add(untracked(activation, "properties: " + most));
    } else if (!found.isEmpty()) {
      facts.add(new StateChange.Tracked(activation.path, found));
    }
    return facts;
  }

  private static StateChange untracked(ActionExecution activation, String what) {
    return new StateChange.Noted(activation.path, "not tracked: " + what);
  }
}
