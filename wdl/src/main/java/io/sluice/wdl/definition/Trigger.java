package io.sluice.wdl.definition;

import io.sluice.wdl.expression.Template;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What starts a flow.
 *
 * @param connector as in {@code customerinsights}; empty when the trigger is not a connector's
 * @param operationId as in {@code OnSegmentThresholdCrossed}; empty when the trigger has none
 * @param splitOn gives an array, one run for each item; null for one run
 * @param concurrency runs at one time; 0 for no bound of its own
 * @param invitation how it may be called; meant for Request triggers only
 */
public record Trigger(
    String name,
    String type,
    String kind,
    String connector,
    String operationId,
    Template parameters,
    List<TriggerCondition> conditions,
    @Nullable Template splitOn,
    int concurrency,
    RequestEndpoint invitation) {

  /** Whether the flow is called by somebody, and not started by an event. */
  public boolean isRequest() {
    return type.equalsIgnoreCase("Request");
  }

  /** A condition that must hold, with the text that people see. */
  public record TriggerCondition(String text, Template template) {}
}
