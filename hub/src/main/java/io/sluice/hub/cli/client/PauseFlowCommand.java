package io.sluice.hub.cli.client;

import io.vertx.core.json.JsonObject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Pauses a flow: events go by with the verdict "paused" until it is resumed. */
@Command(
    name = "pause",
    description = "Pauses a flow: events go by with the verdict \"paused\" until it is resumed.",
    mixinStandardHelpOptions = true)
public final class PauseFlowCommand extends ClientCommand {
  @Parameters(paramLabel = "NAME", description = "As \"./sluice flow list\" shows it.")
  private String name = "";

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      defaultValue = "paused on the command line",
      description = "Kept with the flow's state.")
  private String reason = "";

  @Override
  void run(HubClient hub) {
    JsonObject flow =
        hub.post(
            "/flows/" + HubClient.escaped(name) + "/pause", new JsonObject().put("reason", reason));
    if (!printed(flow)) {
      say(TextFormat.text(flow, "name") + "  " + TextFormat.text(flow, "state"));
    }
  }
}
