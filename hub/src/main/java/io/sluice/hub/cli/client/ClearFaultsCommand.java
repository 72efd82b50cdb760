package io.sluice.hub.cli.client;

import io.vertx.core.json.JsonObject;
import picocli.CommandLine.Command;

/** Removes all fault rules. */
@Command(
    name = "clear",
    description = "Removes all fault rules.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  ./sluice sim faults clear"})
public final class ClearFaultsCommand extends SimulatorCommand {
  @Override
  void run(HubClient simulator) {
    JsonObject answer = simulator.delete("/_sim/faults");
    if (!printedAsJson(answer)) {
      printLine("All fault rules are removed.");
    }
  }
}
