package io.sluice.hub.cli.client;

import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** Shows the simulated environment, its instances and time. */
@Command(
    name = "world",
    description = "Shows the simulated environment, its instances and time.",
    mixinStandardHelpOptions = true,
    footer = {"", "Examples:", "  ./sluice sim world", "  ./sluice sim world --output json"})
public final class WorldCommand extends SimulatorCommand {
  @Override
  void run(HubClient simulator) {
    JsonObject world = simulator.get("/_sim/world");
    if (!printedAsJson(world)) {
      show(this, world);
    }
  }

  /** Warns if a restarted world no longer has the instance that a hub may be watching. */
  static void warn(PrintingCommand to, JsonObject before, @Nullable String after) {
    String id =
        items(before, "instances").stream()
            .findFirst()
            .map(first -> first.getString("instanceId", ""))
            .orElse("");
    if (after != null && !id.isEmpty() && !id.equals(after)) {
      to.printLine("");
      to.printLine(
          "The instance has a new id, because ids are derived from the seed. A hub that watches");
      to.printLine("  " + id + " no longer finds it;");
      to.printLine("  " + after + " is the new id.");
    }
  }

  /** Prints a world; a reset returns the same document. */
  static void show(PrintingCommand to, JsonObject world) {
    to.printLine("environment  " + TextFormat.text(world, "environment"));
    to.printLine("seed         " + TextFormat.text(world, "seed"));
    to.printLine("time         " + TextFormat.time(world, "now"));
    to.printLine("next event   " + ClockCommand.next(world));
    to.printLine("facts        " + TextFormat.text(world, "facts"));
    to.printLine("");
    for (JsonObject instance : items(world, "instances")) {
      to.printLine(TextFormat.text(instance, "name"));
      to.printLine("  id " + TextFormat.text(instance, "instanceId"));
      to.printLine(
          "  %s customers, %s data sources, %s segments, %s measures"
              .formatted(
                  TextFormat.text(instance, "customers"),
                  TextFormat.text(instance, "dataSources"),
                  TextFormat.text(instance, "segments"),
                  TextFormat.text(instance, "measures")));
    }
    to.printLine("");
    to.printLine(
        "Available environments: " + String.join(", ", texts(world, "environments")) + ".");
  }
}
