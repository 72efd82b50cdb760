package io.sluice.hub.cli.client;

import io.vertx.core.json.JsonObject;
import java.net.URI;

/** Control of a simulator by other commands. */
public final class SimulatorControl {
  private SimulatorControl() {}

  /**
   * Pauses the clock of the simulator at a base address.
   *
   * @throws ClientException if the simulator does not answer
   */
  public static void pause(URI simulator) {
    HubClient.ofSimulator(simulator).post("/_sim/clock", new JsonObject().put("action", "pause"));
  }
}
