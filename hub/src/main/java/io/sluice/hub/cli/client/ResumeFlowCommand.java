package io.sluice.hub.cli.client;

import io.vertx.core.json.JsonObject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Resumes a paused flow. Events that it missed meanwhile are not replayed. */
@Command(
    name = "resume",
    description = "Resumes a paused flow; it reacts to events from now on.",
    mixinStandardHelpOptions = true)
public final class ResumeFlowCommand extends ClientCommand {
  @Parameters(
      paramLabel = "NAME",
      description = "Name of the flow; \"./sluice flow list\" lists them.")
  private String name = "";

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      defaultValue = "resumed on the command line",
      description = "Reason, stored with the flow's state.")
  private String reason = "";

  @Override
  void run(HubClient hub) {
    JsonObject flow =
        hub.post(
            "/flows/" + HubClient.escaped(name) + "/resume",
            new JsonObject().put("reason", reason));
    if (!printedAsJson(flow)) {
      printLine(TextFormat.text(flow, "name") + "  " + TextFormat.text(flow, "state"));
    }
  }
}
