package io.sluice.hub.cli.client;

import io.vertx.core.json.JsonObject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Restores a snapshot of the simulated world. */
@Command(
    name = "restore",
    description = {
      "Restores a snapshot of the simulated world, including its time.",
      "The ledger and the call limit start again; the inbox stays."
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  ./sluice sim restore monday"})
public final class RestoreSnapshotCommand extends SimulatorCommand {
  @Parameters(
      paramLabel = "NAME",
      description = "Name of the snapshot; \"./sluice sim snapshot list\" lists them.")
  private String name = "";

  @Override
  void run(HubClient simulator) {
    JsonObject answer = simulator.post(SnapshotCommand.path(name), new JsonObject());
    if (!printedAsJson(answer)) {
      printLine(
          "Restored \""
              + name
              + "\"; the simulated time is "
              + TextFormat.time(answer, "now")
              + ".");
    }
  }
}
