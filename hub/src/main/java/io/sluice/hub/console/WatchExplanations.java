package io.sluice.hub.console;

import io.sluice.hub.flow.Flows;
import io.sluice.hub.store.Decision;
import io.sluice.hub.store.Watch;
import io.sluice.hub.trigger.Explanation;
import io.sluice.hub.trigger.Explanation.Evaluated;
import io.sluice.hub.trigger.TriggerKind;
import io.sluice.hub.trigger.TriggerKinds;
import io.sluice.hub.trigger.Triggers.WatchSpec;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Explains in sentences why a watch or a flow did not fire, from stored watches and flows. Pure.
 */
final class WatchExplanations {
  private WatchExplanations() {}

  /** Watches, each with its explanation. */
  static JsonObject watches(List<Watch> watches, List<Flows.FlowView> flows) {
    Map<String, WatchSpec> specs = specs(flows);
    return ApiJson.items(
        watches, row -> with(ApiJson.watch(row), explained(row, specs.get(row.id().key()))));
  }

  /** A flow with its state, its watches and their explanations, and its latest decisions. */
  static JsonObject flow(Flows.FlowView flow, List<Watch> watches, List<Decision> decisions) {
    JsonArray found = new JsonArray();
    Map<String, WatchSpec> specs = specs(List.of(flow));
    for (WatchSpec spec : specs.values()) {
      List<Watch> rows = watches.stream().filter(row -> row.id().key().equals(spec.key())).toList();
      rows.forEach(row -> found.add(with(ApiJson.watch(row), explained(row, spec))));
      if (rows.isEmpty()) {
        JsonObject unseen = new JsonObject().put("key", spec.key());
        found.add(with(unseen, Explanation.notYet(spec.subjectId())));
      }
    }
    Optional<TriggerKind> kind = TriggerKinds.byOperation(flow.operationId());
    if (specs.isEmpty() && kind.isPresent()) {
      watches.stream()
          .filter(row -> row.kind().equals(kind.get().id()))
          .forEach(row -> found.add(with(ApiJson.watch(row), explained(row, null))));
    }
    return ApiJson.flow(flow)
        .put("sentence", state(flow))
        .put("watches", found)
        .put("decisions", ApiJson.array(decisions, ApiJson::decision));
  }

  private static String state(Flows.FlowView flow) {
    return switch (flow.state()) {
      case PAUSED -> "The flow is paused: events get the verdict \"paused\" until it is resumed.";
      case INVALID ->
          "The flow cannot run because its file has errors: " + String.join("; ", flow.problems());
      case ENABLED ->
          "The flow is enabled."
              + (flow.warnings().isEmpty() ? "" : " " + String.join("; ", flow.warnings()));
    };
  }

  private static Map<String, WatchSpec> specs(List<Flows.FlowView> flows) {
    Map<String, WatchSpec> specs = new LinkedHashMap<>();
    for (Flows.FlowView flow : flows) {
      TriggerKind kind = TriggerKinds.byOperation(flow.operationId()).orElse(null);
      // The parameters of an invalid flow name no watches.
      boolean valid =
          kind != null && TriggerKinds.problems(flow.operationId(), flow.parameters()).isEmpty();
      if (kind != null && valid) {
        kind.watches(flow.parameters()).forEach(spec -> specs.putIfAbsent(spec.key(), spec));
      }
    }
    return specs;
  }

  private static Explanation explained(Watch row, @Nullable WatchSpec spec) {
    Evaluated evaluated =
        new Evaluated(row.subject().name(), row.state(), row.evaluation().explanation(), row.at());
    return spec == null
        ? Explanation.heard(doc(row.kind()), evaluated)
        : Explanation.of(spec, row.kind().startsWith("segment."), evaluated);
  }

  private static String doc(String id) {
    return TriggerKinds.ALL.stream()
        .filter(kind -> kind.id().equals(id))
        .map(TriggerKind::doc)
        .findFirst()
        .orElse(id);
  }

  private static JsonObject with(JsonObject view, Explanation explanation) {
    BigDecimal fires = explanation.firesAt();
    BigDecimal back = explanation.firstBackTo();
    return view.put("standing", explanation.standing())
        .put("sentences", new JsonArray(explanation.sentences()))
        .put("firesAt", fires == null ? null : fires.toPlainString())
        .put("firstBackTo", back == null ? null : back.toPlainString())
        .put("notBefore", ApiJson.time(explanation.notBefore()))
        .put("noDataSince", ApiJson.time(explanation.noDataSince()));
  }
}
