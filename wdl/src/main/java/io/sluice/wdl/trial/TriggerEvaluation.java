package io.sluice.wdl.trial;

import io.sluice.wdl.definition.FlowDefinition;
import io.sluice.wdl.definition.Trigger;
import io.sluice.wdl.expression.MapScope;
import io.sluice.wdl.json.ExpressionException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a trigger makes of a body: the runs that it starts, or the reason why it starts none. */
public sealed interface TriggerEvaluation {
  /** Maximum number of items of a split trigger ({@code splitOn}) that are run. */
  int MAX_ITEMS = 100;

  /** The trigger fires: one run, or one for each item if it splits its body; never empty. */
  record Fires(List<TrialTrigger> triggers) implements TriggerEvaluation {}

  /**
   * The trigger does not fire.
   *
   * @param reason in words
   */
  record DoesNotFire(String reason) implements TriggerEvaluation {}

  /** A sample trigger. Its conditions are not evaluated: they are made for real data. */
  static TrialTrigger sample(FlowDefinition definition, ShapeInference inference, Instant now) {
    return new TrialTrigger(
        SampleTrigger.outputs(definition, inference, now), "made up, see --trigger");
  }

  /**
   * Evaluates the trigger's conditions and its {@code splitOn} for a body.
   *
   * @param body what the trigger is given, in a form that {@link GivenTrigger} reads
   */
  static TriggerEvaluation of(FlowDefinition definition, @Nullable Object body, Instant now) {
    Map<String, @Nullable Object> outputs = GivenTrigger.outputs(body);
    Trigger trigger = definition.trigger();
    Map<String, @Nullable Object> context =
        JsonObjects.object(
            "trigger", JsonObjects.object("name", trigger.name(), "outputs", outputs),
            "parameters", definition.parameters(),
            "now", now.toString());
    MapScope scope = new MapScope(context, definition.dialect());
    try {
      for (Trigger.TriggerCondition condition : trigger.conditions()) {
        if (!Boolean.TRUE.equals(condition.template().evaluate(scope))) {
          return new DoesNotFire("the condition " + condition.text() + " is false");
        }
      }
      if (trigger.splitOn() == null) {
        return new Fires(List.of(new TrialTrigger(outputs, "given")));
      }
      return split(outputs, trigger.splitOn().evaluate(scope));
    } catch (ExpressionException failed) {
      return new DoesNotFire(String.valueOf(failed.getMessage()));
    }
  }

  private static TriggerEvaluation split(
      Map<String, @Nullable Object> outputs, @Nullable Object items) {
    if (!(items instanceof List<?> list) || list.isEmpty()) {
      return new DoesNotFire("splitOn found no array with items");
    }
    List<TrialTrigger> triggers = new ArrayList<>();
    String more = list.size() > MAX_ITEMS ? ", only the first " + MAX_ITEMS + " are run" : "";
    for (Object item : list.subList(0, Math.min(MAX_ITEMS, list.size()))) {
      Map<String, @Nullable Object> one =
          JsonObjects.object("headers", outputs.get("headers"), "body", item);
      String origin = "given, item %d of %d%s".formatted(triggers.size() + 1, list.size(), more);
      triggers.add(new TrialTrigger(one, origin));
    }
    return new Fires(List.copyOf(triggers));
  }
}
