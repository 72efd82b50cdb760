package io.sluice.hub.cli.client;

import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;
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

  /** Says so when a world begun anew has not the instance that a hub may be watching. */
  static void warn(PrintingCommand to, JsonObject before, @Nullable String after) {
    String id =
        items(before, "instances").stream()
            .findFirst()
            .map(first -> first.getString("instanceId", ""))
            .orElse("");
    if (after != null && !id.isEmpty() && !id.equals(after)) {
      to.say("");
      to.say("The instance is another now, as its id follows from the seed. A hub that watches");
      to.say("  " + id + " finds it no longer;");
      to.say("  " + after + " is the one that there is.");
    }
  }

  /** Prints a world, which a reset answers too. */
  static void show(PrintingCommand to, JsonObject world) {
    to.say("environment  " + TextFormat.text(world, "environment"));
    to.say("seed         " + TextFormat.text(world, "seed"));
    to.say("time         " + TextFormat.time(world, "now"));
    to.say("next event   " + ClockCommand.next(world));
    to.say("facts        " + TextFormat.text(world, "facts"));
    to.say("");
    for (JsonObject instance : items(world, "instances")) {
      to.say(TextFormat.text(instance, "name"));
      to.say("  id " + TextFormat.text(instance, "instanceId"));
      to.say(
          "  %s customers, %s data sources, %s segments, %s measures"
              .formatted(
                  TextFormat.text(instance, "customers"),
                  TextFormat.text(instance, "dataSources"),
                  TextFormat.text(instance, "segments"),
                  TextFormat.text(instance, "measures")));
    }
    to.say("");
    to.say("There are the environments " + String.join(", ", texts(world, "environments")) + ".");
  }
}
