package io.sluice.hub.flow.planted;

import io.sluice.simulator.Simulator;
import io.vertx.core.Vertx;
import java.time.Instant;

/** Breaks rules of the architecture on purpose, so that a test can see the rules bite. */
public final class CallsOutByItself {
  private CallsOutByItself() {}

  static Object client(Vertx vertx) {
    return vertx.createHttpClient();
  }

  static Object webClient(Vertx vertx) {
    return io.vertx.ext.web.client.WebClient.create(vertx);
  }

  static Object bus(Vertx vertx) {
    return vertx.eventBus().publish("anywhere", "anything");
  }

  static Instant clock() {
    return Instant.now();
  }

  static String simulator(Simulator simulator) {
    return simulator.uri();
  }
}
