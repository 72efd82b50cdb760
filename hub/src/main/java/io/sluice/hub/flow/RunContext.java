package io.sluice.hub.flow;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A run at one moment: what its actions may look at.
 *
 * @param trigger the trigger's outputs
 */
record RunContext(
    RunState state,
    RunIds ids,
    RunRules rules,
    Map<String, @Nullable Object> trigger,
    Instant now) {

  /** {@code trigger()}; it has outputs, but no body of its own. */
  Map<String, @Nullable Object> triggerRecord() {
    Map<String, @Nullable Object> record = new LinkedHashMap<>();
    record.put("name", state.definition.trigger().name());
    record.put("inputs", null);
    record.put("outputs", trigger);
    record.put("startTime", ids.startedAt().toString());
    record.put("endTime", ids.startedAt().toString());
    record.put("trackingId", ids.event());
    record.put("clientTrackingId", ids.run());
    record.put("originHistoryName", ids.run());
    record.put("status", "Succeeded");
    return record;
  }

  /** {@code workflow()}. */
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
