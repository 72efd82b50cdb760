package io.sluice.hub.cli.client;

import io.vertx.core.json.JsonObject;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sets the signing secret of a simulated webhook receiver. */
@Command(
    name = "hook",
    description = "Sets the signing secret of a webhook receiver.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  ./sluice sim hook warehouse --secret whsec_c2VjcmV0",
      "  ./sluice sim hook warehouse --secret none     # removes it"
    })
public final class HookCommand extends SimulatorCommand {
  @Parameters(paramLabel = "NAME", description = "The receiver, NAME in /hooks/NAME.")
  private String name = "";

  @Option(
      names = "--secret",
      required = true,
      paramLabel = "SECRET",
      description = "For example whsec_c2VjcmV0; none removes the secret.")
  private String secret = "";

  @Override
  void run(HubClient simulator) {
    boolean none = secret.equals("none");
    JsonObject answer =
        simulator.put(
            "/_sim/hooks/" + HubClient.escaped(name),
            new JsonObject().put("secret", none ? "" : secret));
    if (!printedAsJson(answer)) {
      printLine(name + (none ? " accepts every delivery." : " verifies signatures from now on."));
    }
  }
}
