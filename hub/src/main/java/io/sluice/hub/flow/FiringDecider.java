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

/** Decides firings: evaluates the trigger of a flow for an event. Pure: starts nothing. */
final class FiringDecider {
  /** Maximum number of comparisons in a reason; the terms have all of them. */
  private static final int MAX_COMPARISONS = 3;

  private final FlowCatalogue catalogue;
  private final RunRules rules;

  FiringDecider(FlowCatalogue catalogue) {
    this.catalogue = catalogue;
    this.rules = catalogue.config().rules();
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
      if (!(items instanceof List<?> list) || list.size() > SplitRuns.MAX_ITEMS) {
        return no(
            Ruling.INVALID, "splitOn needs an array of at most " + SplitRuns.MAX_ITEMS + " items");
      }
      return yes(
          definition,
          firing,
          SplitRuns.first(firing.outputs(), list),
          "one run for each of " + list.size() + " items");
    } catch (ExpressionException failed) {
      return no(Ruling.INVALID, "splitOn failed: " + failed.getMessage());
    }
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

  /**
   * A verdict with all comparisons of a condition in its terms, and the decisive ones in its
   * reason.
   */
  private static Flows.FiringResult compared(
      Ruling ruling, String what, Trigger.TriggerCondition condition, TriggerScope scope) {
    List<ConditionTrace.Comparison> terms =
        ConditionTrace.of(condition.template(), scope, scope.definition().secured().redaction());
    String why =
        terms.stream()
            .filter(ConditionTrace.Comparison::decisive)
            .limit(MAX_COMPARISONS)
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
