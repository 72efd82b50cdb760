package io.sluice.hub.cli.client;

import io.vertx.core.json.JsonObject;
import picocli.CommandLine.Command;

/** Takes all fault rules out of force. */
@Command(
    name = "clear",
    description = "Takes all fault rules out of force.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  ./sluice sim faults clear"})
public final class ClearFaultsCommand extends SimulatorCommand {
  @Override
  void run(HubClient simulator) {
    JsonObject answer = simulator.delete("/_sim/faults");
    if (!printed(answer)) {
      say("No fault is in force any more.");
    }
  }
}
