package io.sluice.hub.console;

import io.sluice.hub.flow.Ruling;
import io.sluice.hub.store.Decision;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the flows made of an event, short enough for a page however many they are: for each verdict
 * how many flows got it, and the first of them by name. Those that fired come first.
 */
final class VerdictTally {
  /** Decisions shown of a verdict at most. */
  static final int FIRST = 5;

  private VerdictTally() {}

  static JsonArray of(List<Decision> decisions) {
    Map<String, List<Decision>> verdicts = new LinkedHashMap<>();
    decisions.stream()
        .sorted(
            Comparator.comparing(
                    (Decision decision) -> !decision.verdict().equals(Ruling.FIRED.word()))
                .thenComparing(Decision::verdict)
                .thenComparing(Decision::flow))
        .forEach(
            decision ->
                verdicts
                    .computeIfAbsent(decision.verdict(), verdict -> new ArrayList<>())
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
                        ApiJson.array(all.stream().limit(FIRST).toList(), VerdictTally::shown))));
    return tally;
  }

  private static JsonObject shown(Decision decision) {
    return new JsonObject().put("flow", decision.flow()).put("reason", decision.reason());
  }
}
