package io.sluice.hub.cli.client;

import io.vertx.core.json.JsonObject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Goes back to a kept world. */
@Command(
    name = "restore",
    description = {
      "Goes back to a kept world and its time.",
      "The ledger and the call limit begin anew, the inbox stays."
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  ./sluice sim restore monday"})
public final class RestoreSnapshotCommand extends SimulatorCommand {
  @Parameters(paramLabel = "NAME", description = "As \"./sluice sim snapshot list\" shows it.")
  private String name = "";

  @Override
  void run(HubClient simulator) {
    JsonObject answer = simulator.post(SnapshotCommand.path(name), new JsonObject());
    if (!printed(answer)) {
      say("Back at \"" + name + "\": it is " + TextFormat.time(answer, "now") + " there.");
    }
  }
}
