package io.sluice.hub.flow;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Checks a flow's trigger when the flow is saved or loaded. Pure; wired from the table of trigger
 * kinds.
 */
public interface TriggerCheck {
  /**
   * What is wrong with a trigger's operation and parameters, each with the rule; empty when nothing
   * is.
   */
  List<String> problems(String operationId, Map<String, @Nullable Object> parameters);
}
