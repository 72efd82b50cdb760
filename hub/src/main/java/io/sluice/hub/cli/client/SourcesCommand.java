package io.sluice.hub.cli.client;

import io.vertx.core.json.JsonObject;
import java.util.List;
import picocli.CommandLine.Command;

/** Shows the watched environments and what was read from them. */
@Command(
    name = "sources",
    description = "Shows the watched environments and what was read from them.",
    mixinStandardHelpOptions = true)
public final class SourcesCommand extends ClientCommand {
  @Override
  void run(HubClient hub) {
    JsonObject answer = hub.get("/sources");
    if (printed(answer)) {
      return;
    }
    Table table =
        new Table(ansi(), "STATE", "NAME", "ENVIRONMENT", "LAST SWEEP", "CALLS", "SWEEPS");
    for (JsonObject source : items(answer, "items")) {
      table.row(
          Words.text(source, "state"),
          Words.text(source, "name"),
          Words.text(source, "instanceName"),
          Words.time(source, "lastSweepAt"),
          Words.text(source, "callsPerSweep"),
          Words.text(source, "sweeps"));
    }
    print(table, "No environment is watched.");
    items(answer, "items").forEach(this::details);
    gaps(items(hub.get("/gaps?limit=10"), "items"));
  }

  private void gaps(List<JsonObject> gaps) {
    if (gaps.isEmpty()) {
      return;
    }
    say("");
    Table table = new Table(ansi(), "GAP", "FROM", "TO", "WHY");
    for (JsonObject gap : gaps) {
      table.row(
          Words.text(gap, "what"),
          Words.time(gap, "from"),
          Words.time(gap, "to"),
          Words.text(gap, "reason"));
    }
    print(table, "");
  }

  private void details(JsonObject source) {
    say("");
    say(
        "%s: every %s s, %s"
            .formatted(
                Words.text(source, "name"),
                Words.text(source, "intervalSeconds"),
                Words.text(source, "pace")));
    for (JsonObject overdue : items(source, "overdue")) {
      say(
          "%s: %s %s since %s: %s"
              .formatted(
                  Words.text(source, "name"),
                  Words.text(overdue, "kind"),
                  Words.text(overdue, "subject"),
                  Words.time(overdue, "since"),
                  Words.text(overdue, "reason")));
    }
    if (source.getString("problem") != null) {
      say(Words.text(source, "name") + ": " + source.getString("problem"));
    }
    Table table = new Table(ansi(), "TYPE", "NAME", "VALUE", "AS OF", "NOTE");
    for (JsonObject entity : items(source, "entities")) {
      table.row(
          Words.text(entity, "type"),
          Words.text(entity, "name"),
          Words.text(entity, "value"),
          Words.time(entity, "at"),
          entity.getString("reason") == null ? "" : entity.getString("reason"));
    }
    print(table, "Nothing has been read yet.");
  }
}
