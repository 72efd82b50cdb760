package io.sluice.hub.cli.client;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;

/** Lists the operations of the simulated API, where faults can strike. */
@Command(
    name = "operations",
    description = "Lists the operations of the API, where faults can strike.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  ./sluice sim operations"})
public final class OperationsCommand extends SimulatorCommand {
  /** Where a fault can strike besides single operations. */
  static final List<String> SERVICES = List.of("*", "api", "token", "teams", "webhooks", "files");

  @Override
  void run(HubClient simulator) {
    JsonObject answer = simulator.get("/_sim/operations");
    if (printed(answer)) {
      return;
    }
    for (String operation : texts(answer, "operations")) {
      say(operation);
    }
  }

  /** Services, and the ids of operations. */
  static List<String> places(HubClient simulator) {
    List<String> places = new ArrayList<>(SERVICES);
    for (String operation : texts(simulator.get("/_sim/operations"), "operations")) {
      places.add(operation.substring(operation.lastIndexOf(' ') + 1));
    }
    return places;
  }
}
