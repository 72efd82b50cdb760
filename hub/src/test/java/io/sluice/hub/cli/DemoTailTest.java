package io.sluice.hub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.hub.store.Decision;
import io.sluice.hub.store.EventRef;
import io.sluice.hub.store.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoTailTest {
  private static Decision decision(String flow, String verdict) {
    return new Decision(
        new EventRef("e", "refresh.completed", "Full refresh"),
        flow,
        new Verdict(verdict, "", null),
        Instant.EPOCH,
        null);
  }

  private static List<Decision> fired(int flows) {
    List<Decision> decisions = new ArrayList<>();
    for (int i = 1; i <= flows; i++) {
      decisions.add(decision("f" + i, "fired"));
    }
    return decisions;
  }

  @Test
  void an_event_without_a_subscription_has_a_text_of_its_own() {
    assertThat(DemoTail.verdicts(List.of())).isEqualTo("no flow subscribes to it");
  }

  @Test
  void a_few_flows_are_all_named() {
    assertThat(DemoTail.verdicts(fired(1))).isEqualTo("f1 fired");
    assertThat(DemoTail.verdicts(fired(2))).isEqualTo("f1 and f2 fired");
    assertThat(DemoTail.verdicts(fired(4))).isEqualTo("f1, f2, f3 and f4 fired");
  }

  @Test
  void of_thousands_of_flows_three_are_named_and_the_others_counted() {
    assertThat(DemoTail.verdicts(fired(10_000))).isEqualTo("f1, f2, f3 and 9997 more fired");
  }

  @Test
  void each_verdict_has_its_flows() {
    List<Decision> decisions = fired(2);
    decisions.add(1, decision("g", "paused"));
    assertThat(DemoTail.verdicts(decisions)).isEqualTo("f1 and f2 fired, g paused");
  }
}
