package io.sluice.hub.cli.client;

import io.vertx.core.json.JsonObject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Gives a simulated webhook receiver a signing secret. */
@Command(
    name = "hook",
    description = "Gives a webhook receiver a signing secret.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  ./sluice sim hook warehouse --secret whsec_c2VjcmV0",
      "  ./sluice sim hook warehouse --secret none     # takes it away"
    })
public final class HookCommand extends SimulatorCommand {
  @Parameters(paramLabel = "NAME", description = "The receiver, as in /hooks/NAME.")
  private String name = "";

  @Option(
      names = "--secret",
      required = true,
      paramLabel = "SECRET",
      description = "As in whsec_c2VjcmV0; none takes it away.")
  private String secret = "";

  @Override
  void run(HubClient simulator) {
    boolean none = secret.equals("none");
    JsonObject answer =
        simulator.put(
            "/_sim/hooks/" + HubClient.escaped(name),
            new JsonObject().put("secret", none ? "" : secret));
    if (!printed(answer)) {
      say(name + (none ? " takes every delivery." : " checks signatures from now on."));
    }
  }
}
