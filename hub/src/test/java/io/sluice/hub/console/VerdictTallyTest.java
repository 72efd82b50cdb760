package io.sluice.hub.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.hub.store.Decision;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictTallyTest {
  private static Decision decision(String flow, String verdict) {
    return FakeHub.decision(1, flow, verdict, "because", null);
  }

  @Test
  void no_decisions_give_an_empty_tally() {
    assertThat(VerdictTally.of(List.of())).isEmpty();
  }

  @Test
  void flows_that_fired_come_first_and_each_verdict_is_in_the_order_of_names() {
    JsonArray tally =
        VerdictTally.of(
            List.of(
                decision("d", "paused"),
                decision("c", "filtered"),
                decision("b", "fired"),
                decision("a", "fired")));

    assertThat(tally)
        .extracting(item -> ((JsonObject) item).getString("verdict"))
        .containsExactly("fired", "filtered", "paused");
    assertThat(tally.getJsonObject(0).getJsonArray("first"))
        .containsExactly(
            new JsonObject().put("flow", "a").put("reason", "because"),
            new JsonObject().put("flow", "b").put("reason", "because"));
  }

  @Test
  void with_thousands_of_flows_the_first_are_named_and_all_are_counted() {
    List<Decision> decisions = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      decisions.add(decision("f" + i, "fired"));
    }

    JsonObject fired = VerdictTally.of(decisions).getJsonObject(0);

    assertThat(fired.getInteger("count")).isEqualTo(10_000);
    assertThat(fired.getJsonArray("first")).hasSize(VerdictTally.MAX_FLOWS_PER_VERDICT);
  }
}
