package io.sluice.wdl.definition;

import io.sluice.wdl.expression.Scope;
import io.sluice.wdl.expression.Template;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The compiled trigger of a flow.
 *
 * @param operation what the trigger listens to
 * @param parameters of the connector's operation, evaluated when the flow is loaded
 * @param conditions that an event must satisfy to start a run
 * @param splitOn gives an array, one run for each item; null for one run per event
 * @param concurrency runs at the same time; 0 for no limit of the flow's own
 * @param endpoint how the flow is called; meaningful for Request triggers only
 * @param inputs as in the definition, without credentials
 * @see <a
 *     href="https://learn.microsoft.com/azure/logic-apps/logic-apps-workflow-actions-triggers">Microsoft:
 *     triggers of the Workflow Definition Language</a>
 */
public record Trigger(
    String name,
    TriggerOperation operation,
    Template parameters,
    List<TriggerCondition> conditions,
    @Nullable Template splitOn,
    int concurrency,
    RequestEndpoint endpoint,
    Map<String, @Nullable Object> inputs) {

  /**
   * The event source of a trigger.
   *
   * @param connector as in {@code customerinsights}; empty when the trigger is not a connector's
   * @param operationId as in {@code OnSegmentThresholdCrossed}; empty when the trigger has none
   */
  public record TriggerOperation(TriggerType type, String connector, String operationId) {}

  /**
   * A trigger's type with its variant.
   *
   * @param name as in {@code OpenApiConnection} or {@code Request}
   * @param kind variant of the type, as in {@code Button}; empty when it has none
   */
  public record TriggerType(String name, String kind) {}

  /** A condition with its source text, for messages. */
  public record TriggerCondition(String text, Template template) {}

  /** The inputs as {@code trigger().inputs} returns them; null when there are none. */
  public @Nullable Object shownInputs(Scope scope) {
    if (inputs.isEmpty()) {
      return null;
    }
    Map<String, @Nullable Object> shown = new LinkedHashMap<>(inputs);
    if (inputs.containsKey("host")) {
      shown.replace("parameters", parameters.evaluate(scope));
    }
    return shown;
  }

  /** The trigger type as written, as in {@code Request}. */
  public String type() {
    return operation.type().name();
  }

  /** The variant of the trigger type; empty when it has none. */
  public String kind() {
    return operation.type().kind();
  }

  /** The connector, as in {@code customerinsights}; empty for other triggers. */
  public String connector() {
    return operation.connector();
  }

  /** The connector's operation; empty for other triggers. */
  public String operationId() {
    return operation.operationId();
  }

  /** Whether the flow is started by a caller instead of an event. */
  public boolean isRequest() {
    return type().equalsIgnoreCase("Request");
  }
}
