package io.sluice.hub.cli.client;

import io.vertx.core.json.JsonObject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Runs a past run's event again with the flow as it is now. */
@Command(
    name = "resubmit",
    description = "Runs a past run's event again, with the flow as it is now.",
    mixinStandardHelpOptions = true)
public final class ResubmitRunCommand extends ClientCommand {
  @Parameters(paramLabel = "RUN_ID", description = "As \"./sluice runs\" lists it.")
  private String id = "";

  @Override
  void run(HubClient hub) {
    JsonObject answer = hub.post("/runs/" + HubClient.escaped(id) + "/resubmit", new JsonObject());
    if (!printed(answer)) {
      String started = TextFormat.text(answer, "runId");
      say("Started " + started);
      say("See it: ./sluice runs show " + started);
    }
  }
}
