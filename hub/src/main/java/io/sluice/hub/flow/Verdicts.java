package io.sluice.hub.flow;

import io.sluice.hub.flow.definition.FlowDefinition;
import io.sluice.hub.flow.definition.Trigger;
import io.sluice.hub.flow.expression.ExpressionException;
import io.sluice.hub.flow.expression.Template;
import io.sluice.hub.store.Rows;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides what a flow makes of an event. Pure: starts nothing. */
final class Verdicts {
  /** Where the further items stand in the trigger's text until their runs are made. */
  static final String FURTHER_ITEMS = "$furtherItems";

  /** Items that one event is split into at most. */
  static final int MOST_ITEMS = 1_000;

  private final Catalogue catalogue;
  private final RunRules rules;

  Verdicts(Catalogue catalogue, RunRules rules) {
    this.catalogue = catalogue;
    this.rules = rules;
  }

  /** The verdict about one firing. */
  Flows.Verdict decide(Flows.Firing given) {
    Flows.Firing firing =
        new Flows.Firing(
            given.eventId(), given.flow(), PlainValues.of(given.outputs()), given.at());
    Optional<FlowEntry> found = catalogue.find(firing.flow());
    if (found.isEmpty()) {
      return no("invalid", "there is no flow '" + firing.flow() + "'");
    }
    FlowEntry entry = found.get();
    FlowDefinition definition = entry.definition();
    if (definition == null) {
      return no("invalid", "the flow's file has errors: " + String.join("; ", entry.problems()));
    }
    if (!catalogue.isEnabled(entry.name())) {
      return no("paused", "the flow is paused");
    }
    TriggerScope scope = new TriggerScope(definition, firing.outputs(), firing.at(), rules);
    for (Trigger.Condition condition : definition.trigger().conditions()) {
      try {
        if (!Boolean.TRUE.equals(condition.template().evaluate(scope))) {
          return no(
              "filtered", "the condition " + condition.text() + " is false for " + shown(firing));
        }
      } catch (ExpressionException failed) {
        return no(
            "invalid", "the condition " + condition.text() + " failed: " + failed.getMessage());
      }
    }
    return fire(definition, firing, scope);
  }

  private static Flows.Verdict fire(
      FlowDefinition definition, Flows.Firing firing, TriggerScope scope) {
    Template splitOn = definition.trigger().splitOn();
    if (splitOn == null) {
      return yes(definition, firing, firing.outputs(), "the trigger's conditions hold");
    }
    try {
      Object items = splitOn.evaluate(scope);
      if (items == null || (items instanceof List<?> none && none.isEmpty())) {
        return no("filtered", "splitOn found no items");
      }
      if (!(items instanceof List<?> list) || list.size() > MOST_ITEMS) {
        return no("invalid", "splitOn needs an array of at most " + MOST_ITEMS + " items");
      }
      Map<String, @Nullable Object> outputs = split(firing.outputs(), list.get(0));
      if (list.size() > 1) {
        outputs.put(FURTHER_ITEMS, list.subList(1, list.size()));
      }
      return yes(definition, firing, outputs, "one run for each of " + list.size() + " items");
    } catch (ExpressionException failed) {
      return no("invalid", "splitOn failed: " + failed.getMessage());
    }
  }

  /** The outputs of one item's run: the item is the body, its siblings are gone. */
  static Map<String, @Nullable Object> split(
      Map<String, @Nullable Object> outputs, @Nullable Object item) {
    Map<String, @Nullable Object> split = new LinkedHashMap<>();
    split.put("headers", outputs.get("headers"));
    split.put("body", item);
    return split;
  }

  /** The runs of an event's further items, as the first one's trigger holds them. */
  static List<Rows.Run> further(Rows.Run first, Map<String, @Nullable Object> trigger) {
    List<Rows.Run> further = new ArrayList<>();
    if (trigger.get(FURTHER_ITEMS) instanceof List<?> items) {
      for (Object item : items) {
        further.add(item(first, split(trigger, item), further.size() + 1));
      }
    }
    return further;
  }

  private static Rows.Run item(Rows.Run first, Map<String, @Nullable Object> trigger, int number) {
    return new Rows.Run(
        RunIds.ofItem(first.eventId(), first.flow(), number),
        first.flow(),
        first.version(),
        first.eventId(),
        JournalValues.write(trigger),
        "Running",
        first.startedAt(),
        null,
        null,
        null);
  }

  private static Flows.Verdict yes(
      FlowDefinition definition,
      Flows.Firing firing,
      Map<String, @Nullable Object> outputs,
      String reason) {
    Rows.Run run =
        new Rows.Run(
            RunIds.of(firing.eventId(), definition.name()),
            definition.name(),
            definition.hash(),
            firing.eventId(),
            JournalValues.write(outputs),
            "Running",
            firing.at(),
            null,
            null,
            null);
    return new Flows.Verdict("fired", reason, run);
  }

  /** The event's data, cut to what fits a line. */
  private static String shown(Flows.Firing firing) {
    Object body = firing.outputs().get("body");
    Object data = body instanceof Map<?, ?> map && map.get("data") != null ? map.get("data") : body;
    String text = JournalValues.write(data);
    return text.length() > 300 ? text.substring(0, 300) + "..." : text;
  }

  private static Flows.Verdict no(String verdict, String reason) {
    return new Flows.Verdict(verdict, reason, null);
  }
}
