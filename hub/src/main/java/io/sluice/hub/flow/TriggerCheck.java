package io.sluice.hub.flow;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Validates the trigger of a flow when the flow is saved or loaded. Pure. A port, implemented by
 * the table of trigger kinds.
 */
public interface TriggerCheck {
  /**
   * The problems of a trigger, each with the rule that is broken; empty when it is valid.
   *
   * @param operationId as in {@code OnSegmentThresholdCrossed}
   * @param parameters evaluated
   */
  List<String> problems(String operationId, Map<String, @Nullable Object> parameters);
}
