package io.sluice.hub.cli.client;

import io.vertx.core.json.JsonObject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Ends a run that is under way. */
@Command(
    name = "cancel",
    description = "Ends a run that is under way.",
    mixinStandardHelpOptions = true)
public final class CancelRunCommand extends ClientCommand {
  @Parameters(paramLabel = "RUN_ID", description = "As \"./sluice runs\" lists it.")
  private String id = "";

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      defaultValue = "cancelled on the command line",
      description = "Kept in the run's history.")
  private String reason = "";

  @Override
  void run(HubClient hub) {
    JsonObject run =
        hub.post(
            "/runs/" + HubClient.escaped(id) + "/cancel", new JsonObject().put("reason", reason));
    if (!printed(run)) {
      say(TextFormat.text(run, "flow") + "  " + TextFormat.text(run, "status") + "  " + id);
    }
  }
}
