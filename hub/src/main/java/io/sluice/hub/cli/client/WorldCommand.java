package io.sluice.hub.cli.client;

import io.vertx.core.json.JsonObject;
import picocli.CommandLine.Command;

/** Shows what is simulated. */
@Command(
    name = "world",
    description = "Shows what is simulated: environment, instances, time.",
    mixinStandardHelpOptions = true,
    footer = {"", "Examples:", "  ./sluice sim world", "  ./sluice sim world --output json"})
public final class WorldCommand extends SimulatorCommand {
  @Override
  void run(HubClient simulator) {
    JsonObject world = simulator.get("/_sim/world");
    if (!printed(world)) {
      show(this, world);
    }
  }

  /** Prints a world, which a reset answers too. */
  static void show(PrintingCommand to, JsonObject world) {
    to.say("environment  " + Words.text(world, "environment"));
    to.say("seed         " + Words.text(world, "seed"));
    to.say("time         " + Words.time(world, "now"));
    to.say("next event   " + ClockCommand.next(world));
    to.say("facts        " + Words.text(world, "facts"));
    to.say("");
    for (JsonObject instance : items(world, "instances")) {
      to.say(Words.text(instance, "name"));
      to.say("  id " + Words.text(instance, "instanceId"));
      to.say(
          "  %s customers, %s data sources, %s segments, %s measures"
              .formatted(
                  Words.text(instance, "customers"),
                  Words.text(instance, "dataSources"),
                  Words.text(instance, "segments"),
                  Words.text(instance, "measures")));
    }
    to.say("");
    to.say("There are the environments " + String.join(", ", texts(world, "environments")) + ".");
  }
}
