package io.sluice.wdl.run;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A run during one wake-up, as its actions see it.
 *
 * @param trigger the trigger's outputs
 * @param now the time of the wake-up
 * @param draws the run's random numbers, continued by this wake-up
 */
record RunContext(
    RunState state,
    RunIds ids,
    RunRules rules,
    Map<String, @Nullable Object> trigger,
    Instant now,
    Draws draws) {

  /** The context of a wake-up at this time. */
  static RunContext at(
      Instant now,
      RunState state,
      RunIds ids,
      RunRules rules,
      Map<String, @Nullable Object> trigger) {
    return new RunContext(state, ids, rules, trigger, now, new Draws(ids.run(), state.draws()));
  }

  /** The value of {@code trigger()}: it has outputs, but no body of its own. */
  Map<String, @Nullable Object> triggerRecord() {
    Map<String, @Nullable Object> record = new LinkedHashMap<>();
    record.put("name", state.definition.trigger().name());
    record.put("inputs", state.definition.trigger().shownInputs(scope()));
    record.put("outputs", trigger);
    record.put("startTime", RecordTimes.text(ids.startedAt()));
    record.put("endTime", RecordTimes.text(ids.startedAt()));
    record.put("trackingId", ids.event());
    record.put("clientTrackingId", ids.run());
    record.put("originHistoryName", ids.run());
    record.put("status", "Succeeded");
    return record;
  }

  private TriggerScope scope() {
    return new TriggerScope(state.definition, trigger, ids.startedAt(), rules);
  }

  /** The value of {@code workflow()}. */
  Map<String, @Nullable Object> workflow() {
    Map<String, @Nullable Object> tags = new LinkedHashMap<>();
    tags.put("flowDisplayName", state.definition.name());
    tags.put("environmentName", rules.environment());
    Map<String, @Nullable Object> run = new LinkedHashMap<>();
    run.put("id", "/workflows/" + state.definition.name() + "/runs/" + ids.run());
    run.put("name", ids.run());
    run.put("type", "Microsoft.Logic/workflows/runs");
    Map<String, @Nullable Object> workflow = new LinkedHashMap<>();
    workflow.put("id", "/workflows/" + state.definition.name());
    workflow.put("name", state.definition.name());
    workflow.put("type", "Microsoft.Logic/workflows");
    workflow.put("location", rules.environment());
    workflow.put("tags", tags);
    workflow.put("run", run);
    return workflow;
  }
}
