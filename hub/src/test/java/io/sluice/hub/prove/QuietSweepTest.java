package io.sluice.hub.prove;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.hub.source.Sources;
import io.vertx.core.eventbus.DeliveryContext;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Counts the messages on the event bus of a sweep without changes. */
class QuietSweepTest {
  private final List<Map<String, Integer>> sweeps = new ArrayList<>();
  private Map<String, Integer> messages = new LinkedHashMap<>();

  @TempDir Path folder;

  @Test
  void a_quiet_sweep_takes_sixteen_messages() throws IOException {
    SimulatedWorld world = new SimulatedWorld(7, 0, folder);
    world.vertx().eventBus().addOutboundInterceptor(this::count);
    world.run(Duration.ofMinutes(30));
    Map<String, Integer> quietest = sweeps.get(sweeps.size() / 2);
    for (Map<String, Integer> sweep : sweeps) {
      quietest = total(sweep) < total(quietest) ? sweep : quietest;
    }
    assertThat(quietest)
        .isEqualTo(
            Map.of(
                "flow.subscriptions", 1,
                "connector.customerinsights.call-all", 2,
                "gate.acquire", 5,
                "gate.settle", 5,
                "gate.expect", 2,
                "source.swept", 1));
    assertThat(total(quietest)).isEqualTo(16);
  }

  /** Requests and publications; a reply is part of its request. */
  private void count(DeliveryContext<Object> delivery) {
    String address = delivery.message().address();
    if (delivery.message().replyAddress() != null || !delivery.send()) {
      messages.merge(address, 1, Integer::sum);
    }
    // The last message of a quiet sweep announces the next one.
    if (address.equals("gate.expect") && messages.containsKey(Sources.SWEPT.name())) {
      sweeps.add(messages);
      messages = new LinkedHashMap<>();
    }
    delivery.next();
  }

  private static int total(Map<String, Integer> sweep) {
    return sweep.values().stream().mapToInt(Integer::intValue).sum();
  }
}
