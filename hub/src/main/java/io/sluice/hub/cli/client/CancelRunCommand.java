package io.sluice.hub.cli.client;

import io.vertx.core.json.JsonObject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Cancels a running or waiting run. */
@Command(
    name = "cancel",
    description = "Cancels a running or waiting run.",
    mixinStandardHelpOptions = true)
public final class CancelRunCommand extends ClientCommand {
  @Parameters(paramLabel = "RUN_ID", description = "Id of the run; \"./sluice runs\" lists them.")
  private String id = "";

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      defaultValue = "cancelled on the command line",
      description = "Reason, stored in the run's history.")
  private String reason = "";

  @Override
  void run(HubClient hub) {
    JsonObject run =
        hub.post(
            "/runs/" + HubClient.escaped(id) + "/cancel", new JsonObject().put("reason", reason));
    if (!printedAsJson(run)) {
      printLine(TextFormat.text(run, "flow") + "  " + TextFormat.text(run, "status") + "  " + id);
    }
  }
}
