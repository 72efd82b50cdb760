package io.sluice.hub.cli.client;

import io.vertx.core.json.JsonObject;
import java.net.URI;

/** What is done to a simulator as soon as it runs. */
public final class SimulatorControl {
  private SimulatorControl() {}

  /**
   * Stops the clock of the simulator at a base address.
   *
   * @throws ClientException when it does not answer
   */
  public static void pause(URI simulator) {
    HubClient.ofSimulator(simulator).post("/_sim/clock", new JsonObject().put("action", "pause"));
  }
}
