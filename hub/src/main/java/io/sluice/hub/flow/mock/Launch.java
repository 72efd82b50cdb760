package io.sluice.hub.flow.mock;

import io.sluice.hub.flow.definition.FlowDefinition;
import io.sluice.hub.flow.definition.Trigger;
import io.sluice.hub.flow.expression.Dialect;
import io.sluice.hub.flow.expression.ExpressionException;
import io.sluice.hub.flow.expression.VectorScope;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a trial begins with.
 *
 * @param outputs the trigger's outputs: headers and body
 * @param told where they are from, for people
 * @param refusal why no run would start; null when one would
 */
public record Launch(Map<String, @Nullable Object> outputs, String told, @Nullable String refusal) {

  /** A made-up trigger; its conditions are not asked, since they are about real ones. */
  public static Launch sample(FlowDefinition definition, Inference inference, Instant now) {
    return new Launch(
        SampleTrigger.outputs(definition, inference, now), "made up, see --trigger", null);
  }

  /** A trigger with this body; the first item when the flow splits it. */
  public static Launch given(FlowDefinition definition, @Nullable Object body, Instant now) {
    Map<String, @Nullable Object> headers = Values.object("Content-Type", "application/json");
    Map<String, @Nullable Object> outputs = Values.object("headers", headers, "body", body);
    Trigger trigger = definition.trigger();
    Map<String, @Nullable Object> context =
        Values.object(
            "trigger", Values.object("name", trigger.name(), "outputs", outputs),
            "parameters", definition.parameters(),
            "now", now.toString());
    VectorScope scope = new VectorScope(context, Dialect.POWER_AUTOMATE);
    try {
      for (Trigger.Condition condition : trigger.conditions()) {
        if (!Boolean.TRUE.equals(condition.template().evaluate(scope))) {
          return new Launch(outputs, "given", "the condition " + condition.text() + " is false");
        }
      }
      if (trigger.splitOn() == null) {
        return new Launch(outputs, "given", null);
      }
      return split(outputs, trigger.splitOn().evaluate(scope));
    } catch (ExpressionException failed) {
      return new Launch(outputs, "given", String.valueOf(failed.getMessage()));
    }
  }

  private static Launch split(Map<String, @Nullable Object> outputs, @Nullable Object items) {
    if (!(items instanceof List<?> list) || list.isEmpty()) {
      return new Launch(outputs, "given", "splitOn found no array with items");
    }
    Map<String, @Nullable Object> one =
        Values.object("headers", outputs.get("headers"), "body", list.get(0));
    return new Launch(one, "given, the first of " + list.size() + " items", null);
  }
}
