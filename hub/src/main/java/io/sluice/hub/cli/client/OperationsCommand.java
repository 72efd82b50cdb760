package io.sluice.hub.cli.client;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;

/** Lists the operations of the simulated API, to which faults can be limited. */
@Command(
    name = "operations",
    description = "Lists the operations of the API, to which faults can be limited.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  ./sluice sim operations"})
public final class OperationsCommand extends SimulatorCommand {
  /** Values of {@code where} in a fault rule, in addition to operation ids. */
  static final List<String> SERVICES = List.of("*", "api", "token", "teams", "webhooks", "files");

  @Override
  void run(HubClient simulator) {
    JsonObject answer = simulator.get("/_sim/operations");
    if (printedAsJson(answer)) {
      return;
    }
    for (String operation : texts(answer, "operations")) {
      printLine(operation);
    }
  }

  /** All valid places of a fault: services and operation ids. */
  static List<String> places(HubClient simulator) {
    List<String> places = new ArrayList<>(SERVICES);
    for (String operation : texts(simulator.get("/_sim/operations"), "operations")) {
      places.add(operation.substring(operation.lastIndexOf(' ') + 1));
    }
    return places;
  }
}
