package io.sluice.hub.cli.client;

import io.vertx.core.json.JsonObject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Resumes a flow; it sees events from now on. */
@Command(
    name = "resume",
    description = "Resumes a flow; it sees events from now on.",
    mixinStandardHelpOptions = true)
public final class ResumeFlowCommand extends ClientCommand {
  @Parameters(paramLabel = "NAME", description = "As \"./sluice flow list\" shows it.")
  private String name = "";

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      defaultValue = "resumed on the command line",
      description = "Kept with the flow's state.")
  private String reason = "";

  @Override
  void run(HubClient hub) {
    JsonObject flow =
        hub.post(
            "/flows/" + HubClient.escaped(name) + "/resume",
            new JsonObject().put("reason", reason));
    if (!printed(flow)) {
      say(TextFormat.text(flow, "name") + "  " + TextFormat.text(flow, "state"));
    }
  }
}
