package io.sluice.hub.cli.client;

import io.vertx.core.json.JsonObject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Runs the event of a past run again, with the current version of the flow. */
@Command(
    name = "resubmit",
    description = "Runs the event of a past run again, with the current version of the flow.",
    mixinStandardHelpOptions = true)
public final class ResubmitRunCommand extends ClientCommand {
  @Parameters(paramLabel = "RUN_ID", description = "Id of the run; \"./sluice runs\" lists them.")
  private String id = "";

  @Override
  void run(HubClient hub) {
    JsonObject answer = hub.post("/runs/" + HubClient.escaped(id) + "/resubmit", new JsonObject());
    if (!printedAsJson(answer)) {
      String started = TextFormat.text(answer, "runId");
      printLine("Started " + started);
      printLine("To see it: ./sluice runs show " + started);
    }
  }
}
