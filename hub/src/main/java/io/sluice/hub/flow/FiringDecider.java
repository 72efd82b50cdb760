package io.sluice.hub.flow;

import io.sluice.hub.store.FlowRun;
import io.sluice.hub.store.PinnedFlow;
import io.sluice.hub.store.Ruling;
import io.sluice.hub.store.RunCause;
import io.sluice.hub.store.RunProgress;
import io.sluice.hub.store.Verdict;
import io.sluice.wdl.definition.FlowDefinition;
import io.sluice.wdl.definition.Trigger;
import io.sluice.wdl.expression.ConditionTrace;
import io.sluice.wdl.expression.Template;
import io.sluice.wdl.json.ExpressionException;
import io.sluice.wdl.run.JournalValues;
import io.sluice.wdl.run.PlainValues;
import io.sluice.wdl.run.RunIds;
import io.sluice.wdl.run.RunRules;
import io.sluice.wdl.run.TriggerScope;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Decides what a flow makes of an event. Pure: starts nothing. */
final class FiringDecider {
  /** Where the further items stand in the trigger's text until their runs are made. */
  static final String FURTHER_ITEMS = "$furtherItems";

  /** Items that one event is split into at most. */
  static final int MOST_ITEMS = 1_000;

  /** Comparisons that are named in the words of a reason; all are in its terms. */
  private static final int MOST_REASONS = 3;

  private final FlowCatalogue catalogue;
  private final RunRules rules;

  FiringDecider(FlowCatalogue catalogue, RunRules rules) {
    this.catalogue = catalogue;
    this.rules = rules;
  }

  /** The verdict about one firing. */
  Flows.FiringResult decide(Flows.Firing given) {
    Flows.Firing firing =
        new Flows.Firing(
            given.eventId(), given.flow(), PlainValues.of(given.outputs()), given.at());
    Optional<FlowEntry> found = catalogue.find(firing.flow());
    if (found.isEmpty()) {
      return no(Ruling.INVALID, "there is no flow '" + firing.flow() + "'");
    }
    FlowEntry entry = found.get();
    FlowDefinition definition = entry.definition();
    if (definition == null || !catalogue.refusals(entry).isEmpty()) {
      return no(
          Ruling.INVALID,
          "the flow's file has errors: " + String.join("; ", catalogue.problems(entry)));
    }
    if (!catalogue.isEnabled(entry.name())) {
      return no(Ruling.PAUSED, "the flow is paused");
    }
    TriggerScope scope = new TriggerScope(definition, firing.outputs(), firing.at(), rules);
    for (Trigger.TriggerCondition condition : definition.trigger().conditions()) {
      try {
        if (!Boolean.TRUE.equals(condition.template().evaluate(scope))) {
          return compared(Ruling.FILTERED, "is not true", condition, scope);
        }
      } catch (ExpressionException failed) {
        return compared(Ruling.INVALID, "failed", condition, scope);
      }
    }
    return fire(definition, firing, scope);
  }

  private static Flows.FiringResult fire(
      FlowDefinition definition, Flows.Firing firing, TriggerScope scope) {
    Template splitOn = definition.trigger().splitOn();
    if (splitOn == null) {
      return yes(definition, firing, firing.outputs(), "the trigger's conditions hold");
    }
    try {
      Object items = splitOn.evaluate(scope);
      if (items == null || (items instanceof List<?> none && none.isEmpty())) {
        return no(Ruling.FILTERED, "splitOn found no items");
      }
      if (!(items instanceof List<?> list) || list.size() > MOST_ITEMS) {
        return no(Ruling.INVALID, "splitOn needs an array of at most " + MOST_ITEMS + " items");
      }
      Map<String, @Nullable Object> outputs = split(firing.outputs(), list.get(0));
      if (list.size() > 1) {
        outputs.put(FURTHER_ITEMS, list.subList(1, list.size()));
      }
      return yes(definition, firing, outputs, "one run for each of " + list.size() + " items");
    } catch (ExpressionException failed) {
      return no(Ruling.INVALID, "splitOn failed: " + failed.getMessage());
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
  static List<FlowRun> further(FlowRun first, Map<String, @Nullable Object> trigger) {
    List<FlowRun> further = new ArrayList<>();
    if (trigger.get(FURTHER_ITEMS) instanceof List<?> items) {
      for (Object item : items) {
        further.add(item(first, split(trigger, item), further.size() + 1));
      }
    }
    return further;
  }

  private static FlowRun item(FlowRun first, Map<String, @Nullable Object> trigger, int number) {
    return new FlowRun(
        RunIds.ofItem(first.cause().eventId(), first.flow().name(), number),
        first.flow(),
        new RunCause(first.cause().eventId(), JournalValues.write(trigger), null),
        first.startedAt(),
        RunProgress.STARTED);
  }

  private static Flows.FiringResult yes(
      FlowDefinition definition,
      Flows.Firing firing,
      Map<String, @Nullable Object> outputs,
      String reason) {
    FlowRun run =
        new FlowRun(
            RunIds.of(firing.eventId(), definition.name()),
            new PinnedFlow(definition.name(), definition.hash()),
            new RunCause(firing.eventId(), JournalValues.write(outputs), null),
            firing.at(),
            RunProgress.STARTED);
    return new Flows.FiringResult(Verdict.of(Ruling.FIRED, reason), run);
  }

  /** Says what a condition compared; the whole of it is in the terms, what decided in the words. */
  private static Flows.FiringResult compared(
      Ruling ruling, String what, Trigger.TriggerCondition condition, TriggerScope scope) {
    List<ConditionTrace.Comparison> terms =
        ConditionTrace.of(condition.template(), scope, scope.definition().secured().redaction());
    String why =
        terms.stream()
            .filter(ConditionTrace.Comparison::decisive)
            .limit(MOST_REASONS)
            .map(ConditionTrace.Comparison::text)
            .collect(Collectors.joining("; "));
    String reason =
        why.isEmpty()
            ? "the condition " + condition.text() + " " + what
            : "a condition " + what + ": " + why;
    return new Flows.FiringResult(
        Verdict.of(ruling, reason, JournalValues.write(rows(terms))), null);
  }

  private static List<Map<String, Object>> rows(List<ConditionTrace.Comparison> terms) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (ConditionTrace.Comparison term : terms) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("expression", term.expression());
      row.put("operands", term.operands());
      row.put("value", term.value());
      row.put("decisive", term.decisive());
      rows.add(row);
    }
    return rows;
  }

  private static Flows.FiringResult no(Ruling ruling, String reason) {
    return new Flows.FiringResult(Verdict.of(ruling, reason), null);
  }
}
