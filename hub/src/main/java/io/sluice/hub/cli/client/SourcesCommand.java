package io.sluice.hub.cli.client;

import io.vertx.core.json.JsonObject;
import java.util.List;
import picocli.CommandLine.Command;

/** Shows the watched environments and the values read from them. */
@Command(
    name = "sources",
    description = "Shows the watched environments and the values read from them.",
    mixinStandardHelpOptions = true)
public final class SourcesCommand extends ClientCommand {
  @Override
  void run(HubClient hub) {
    JsonObject answer = hub.get("/sources");
    if (printedAsJson(answer)) {
      return;
    }
    TextTable table =
        new TextTable(ansi(), "STATE", "NAME", "ENVIRONMENT", "LAST SWEEP", "CALLS", "SWEEPS");
    for (JsonObject source : items(answer, "items")) {
      table.row(
          TextFormat.text(source, "state"),
          TextFormat.text(source, "name"),
          TextFormat.text(source, "instanceName"),
          TextFormat.time(source, "lastSweepAt"),
          TextFormat.text(source, "callsPerSweep"),
          TextFormat.text(source, "sweeps"));
    }
    print(table, "No environment is watched.");
    items(answer, "items").forEach(this::details);
    gaps(items(hub.get("/gaps?limit=10"), "items"));
  }

  private void gaps(List<JsonObject> gaps) {
    if (gaps.isEmpty()) {
      return;
    }
    printLine("");
    TextTable table = new TextTable(ansi(), "GAP", "FROM", "TO", "WHY");
    for (JsonObject gap : gaps) {
      table.row(
          TextFormat.text(gap, "what"),
          TextFormat.time(gap, "from"),
          TextFormat.time(gap, "to"),
          TextFormat.text(gap, "reason"));
    }
    print(table, "");
  }

  private void details(JsonObject source) {
    printLine("");
    printLine(
        "%s: every %s s, %s"
            .formatted(
                TextFormat.text(source, "name"),
                TextFormat.text(source, "intervalSeconds"),
                TextFormat.text(source, "pace")));
    for (JsonObject overdue : items(source, "overdue")) {
      printLine(
          "%s: %s %s since %s: %s"
              .formatted(
                  TextFormat.text(source, "name"),
                  TextFormat.text(overdue, "kind"),
                  TextFormat.text(overdue, "subject"),
                  TextFormat.time(overdue, "since"),
                  TextFormat.text(overdue, "reason")));
    }
    if (source.getString("problem") != null) {
      printLine(TextFormat.text(source, "name") + ": " + source.getString("problem"));
    }
    TextTable table = new TextTable(ansi(), "TYPE", "NAME", "VALUE", "AS OF", "NOTE");
    for (JsonObject entity : items(source, "entities")) {
      table.row(
          TextFormat.text(entity, "type"),
          TextFormat.text(entity, "name"),
          TextFormat.text(entity, "value"),
          TextFormat.time(entity, "at"),
          entity.getString("reason") == null ? "" : entity.getString("reason"));
    }
    print(table, "Nothing has been read yet.");
  }
}
