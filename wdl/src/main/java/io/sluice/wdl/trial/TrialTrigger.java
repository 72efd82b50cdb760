package io.sluice.wdl.trial;

import io.sluice.wdl.definition.FlowDefinition;
import io.sluice.wdl.definition.Trigger;
import io.sluice.wdl.expression.Dialect;
import io.sluice.wdl.expression.MapScope;
import io.sluice.wdl.json.ExpressionException;
import java.time.Instant;
import java.util.ArrayList;
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
public record TrialTrigger(
    Map<String, @Nullable Object> outputs, String told, @Nullable String refusal) {
  /** Items of a trigger that are run at most. */
  public static final int MOST_ITEMS = 100;

  /** A made-up trigger; its conditions are not asked, since they are about real ones. */
  public static TrialTrigger sample(
      FlowDefinition definition, ShapeInference inference, Instant now) {
    return new TrialTrigger(
        SampleTrigger.outputs(definition, inference, now), "made up, see --trigger", null);
  }

  /** A trigger with this body: one run, or one for each item when the flow splits it. */
  public static List<TrialTrigger> given(
      FlowDefinition definition, @Nullable Object body, Instant now) {
    Map<String, @Nullable Object> headers = JsonObjects.object("Content-Type", "application/json");
    Map<String, @Nullable Object> outputs = JsonObjects.object("headers", headers, "body", body);
    Trigger trigger = definition.trigger();
    Map<String, @Nullable Object> context =
        JsonObjects.object(
            "trigger", JsonObjects.object("name", trigger.name(), "outputs", outputs),
            "parameters", definition.parameters(),
            "now", now.toString());
    MapScope scope = new MapScope(context, Dialect.POWER_AUTOMATE);
    try {
      for (Trigger.TriggerCondition condition : trigger.conditions()) {
        if (!Boolean.TRUE.equals(condition.template().evaluate(scope))) {
          return refused(outputs, "the condition " + condition.text() + " is false");
        }
      }
      if (trigger.splitOn() == null) {
        return List.of(new TrialTrigger(outputs, "given", null));
      }
      return split(outputs, trigger.splitOn().evaluate(scope));
    } catch (ExpressionException failed) {
      return refused(outputs, String.valueOf(failed.getMessage()));
    }
  }

  private static List<TrialTrigger> refused(Map<String, @Nullable Object> outputs, String why) {
    return List.of(new TrialTrigger(outputs, "given", why));
  }

  private static List<TrialTrigger> split(
      Map<String, @Nullable Object> outputs, @Nullable Object items) {
    if (!(items instanceof List<?> list) || list.isEmpty()) {
      return refused(outputs, "splitOn found no array with items");
    }
    List<TrialTrigger> launches = new ArrayList<>();
    String more = list.size() > MOST_ITEMS ? ", of which the first " + MOST_ITEMS + " are run" : "";
    for (Object item : list.subList(0, Math.min(MOST_ITEMS, list.size()))) {
      Map<String, @Nullable Object> one =
          JsonObjects.object("headers", outputs.get("headers"), "body", item);
      String told = "given, item %d of %d%s".formatted(launches.size() + 1, list.size(), more);
      launches.add(new TrialTrigger(one, told, null));
    }
    return launches;
  }
}
