package io.sluice.hub.cli.client;

import io.vertx.core.json.JsonObject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Pauses a flow: until it is resumed, events get the verdict "paused" and start no run. */
@Command(
    name = "pause",
    description = "Pauses a flow: its events get the verdict \"paused\" until it is resumed.",
    mixinStandardHelpOptions = true)
public final class PauseFlowCommand extends ClientCommand {
  @Parameters(
      paramLabel = "NAME",
      description = "Name of the flow; \"./sluice flow list\" lists them.")
  private String name = "";

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      defaultValue = "paused on the command line",
      description = "Reason, stored with the flow's state.")
  private String reason = "";

  @Override
  void run(HubClient hub) {
    JsonObject flow =
        hub.post(
            "/flows/" + HubClient.escaped(name) + "/pause", new JsonObject().put("reason", reason));
    if (!printedAsJson(flow)) {
      printLine(TextFormat.text(flow, "name") + "  " + TextFormat.text(flow, "state"));
    }
  }
}
