package io.sluice.hub.cli.client;

import io.vertx.core.json.JsonObject;
import java.util.Map;
import picocli.CommandLine.Command;

/** Shows the faults in force and those that there are. */
@Command(
    name = "faults",
    description = "Shows the faults in force and those that there are.",
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
    if (printed(faults)) {
      return;
    }
    rules(this, faults);
    say("");
    say("Faults that there are, each with an example:");
    for (JsonObject fault : items(faults, "known")) {
      say("");
      say("  " + fault.getString("fault"));
      TextFormat.wrapped(TextFormat.text(fault, "doc"), WIDTH).forEach(line -> say("    " + line));
      say("    ./sluice sim faults add " + options(new JsonObject(fault.getString("example"))));
    }
  }

  /** Prints the rules in force. */
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
    to.print(table, "No fault is in force.");
  }

  /** A rule as it would be given to {@code faults add}. */
  static String options(JsonObject rule) {
    StringBuilder line = new StringBuilder();
    for (Map.Entry<String, Object> field : rule) {
      String value = TextFormat.shortSpan(String.valueOf(field.getValue()));
      line.append(
          switch (field.getKey()) {
            case "fault" -> value;
            case "where", "probability", "for", "times", "from", "until" ->
                " --" + field.getKey() + " " + TextFormat.quoted(value);
            default -> " --set " + TextFormat.quoted(field.getKey() + "=" + value);
          });
    }
    return line.toString().strip();
  }
}
