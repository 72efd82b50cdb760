package io.sluice.hub.console;

import io.sluice.hub.store.Decision;
import io.sluice.hub.store.Ruling;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tally of the flows' verdicts on an event: for each verdict the number of flows and the first of
 * them by name. Bounded in size for any number of flows. Flows that fired come first.
 */
final class VerdictTally {
  /** Maximum number of flows listed per verdict. */
  static final int MAX_FLOWS_PER_VERDICT = 5;

  private VerdictTally() {}

  static JsonArray of(List<Decision> decisions) {
    Map<String, List<Decision>> verdicts = new LinkedHashMap<>();
    decisions.stream()
        .sorted(
            Comparator.comparing((Decision decision) -> decision.verdict().ruling() != Ruling.FIRED)
                .thenComparing((Decision each) -> each.verdict().word())
                .thenComparing(Decision::flow))
        .forEach(
            decision ->
                verdicts
                    .computeIfAbsent(decision.verdict().word(), verdict -> new ArrayList<>())
                    .add(decision));
    JsonArray tally = new JsonArray();
    verdicts.forEach(
        (verdict, all) ->
            tally.add(
                new JsonObject()
                    .put("verdict", verdict)
                    .put("count", all.size())
                    .put(
                        "first",
                        ApiJson.array(
                            all.stream().limit(MAX_FLOWS_PER_VERDICT).toList(),
                            VerdictTally::shown))));
    return tally;
  }

  private static JsonObject shown(Decision decision) {
    return new JsonObject().put("flow", decision.flow()).put("reason", decision.verdict().reason());
  }
}
