package io.sluice.hub.cli.client;

import io.vertx.core.json.JsonObject;
import java.util.Map;
import picocli.CommandLine.Command;

/** Shows the active fault rules and the available faults. */
@Command(
    name = "faults",
    description = "Shows the active fault rules and the available faults.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "[COMMAND]",
    subcommands = {AddFaultCommand.class, LoadFaultsCommand.class, ClearFaultsCommand.class},
    footer = {
      "",
      "Examples:",
      "  ./sluice sim faults",
      "  ./sluice sim faults add throttle --where api --probability 0.1",
      "  ./sluice sim faults load faults.yaml",
      "  ./sluice sim faults clear"
    })
public final class FaultsCommand extends SimulatorCommand {
  private static final int WIDTH = 66;

  @Override
  void run(HubClient simulator) {
    JsonObject faults = simulator.get("/_sim/faults");
    if (printedAsJson(faults)) {
      return;
    }
    rules(this, faults);
    printLine("");
    printLine("Available faults, each with an example:");
    for (JsonObject fault : items(faults, "known")) {
      printLine("");
      printLine("  " + fault.getString("fault"));
      TextFormat.wrap(TextFormat.text(fault, "doc"), WIDTH)
          .forEach(line -> printLine("    " + line));
      printLine(
          "    ./sluice sim faults add " + options(new JsonObject(fault.getString("example"))));
    }
  }

  /** Prints the active rules. */
  static void rules(PrintingCommand to, JsonObject faults) {
    TextTable table = new TextTable(to.ansi(), "STRUCK", "FAULT", "WHERE", "PROBABILITY", "MORE");
    for (JsonObject row : items(faults, "rules")) {
      JsonObject rule = row.getJsonObject("rule");
      JsonObject rest = rule.copy();
      rest.remove("fault");
      rest.remove("where");
      rest.remove("probability");
      table.row(
          TextFormat.text(row, "strikes"),
          rule.getString("fault"),
          rule.getString("where", "*"),
          TextFormat.number(rule.getValue("probability", 1)),
          options(rest));
    }
    to.print(table, "No fault rule is active.");
  }

  /** A rule as arguments of {@code faults add}. */
  static String options(JsonObject rule) {
    StringBuilder line = new StringBuilder();
    for (Map.Entry<String, Object> field : rule) {
      String value = TextFormat.shortDuration(String.valueOf(field.getValue()));
      line.append(
          switch (field.getKey()) {
            case "fault" -> value;
            case "where", "probability", "for", "times", "from", "until" ->
                " --" + field.getKey() + " " + TextFormat.shellQuoted(value);
            default -> " --set " + TextFormat.shellQuoted(field.getKey() + "=" + value);
          });
    }
    return line.toString().strip();
  }
}
