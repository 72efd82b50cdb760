package io.sluice.hub.cli.client;

import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists events, newest first. */
@Command(
    name = "events",
    description = "Lists events, newest first.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  ./sluice events",
      "  ./sluice events --kind datasource.refresh.failed --limit 5",
      "  ./sluice explain EVENT_ID"
    })
public final class EventsCommand extends PagedCommand {
  /** Length of the summary in the list; "explain" shows it in full. */
  private static final int MAX_SUMMARY_LENGTH = 60;

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      defaultValue = "",
      description = "Only events of this kind, for example refresh.completed.")
  private String kind = "";

  @Option(
      names = "--subject",
      paramLabel = "NAME",
      defaultValue = "",
      description = "Only events of this data source, segment or measure.")
  private String subject = "";

  @Override
  void run(HubClient hub) {
    Map<String, String> filters = new LinkedHashMap<>();
    filters.put("kind", kind);
    filters.put("subject", subject);
    JsonObject page = hub.get(path("/events", filters));
    if (printedAsJson(page)) {
      return;
    }
    TextTable table = new TextTable(ansi(), "OCCURRED", "KIND", "SUBJECT", "WHAT", "ID");
    for (JsonObject event : items(page, "items")) {
      table.row(
          TextFormat.time(event, "occurredAt"),
          TextFormat.text(event, "kind"),
          TextFormat.text(event, "subject"),
          TextFormat.truncate(TextFormat.text(event, "summary"), MAX_SUMMARY_LENGTH),
          TextFormat.text(event, "id"));
    }
    print(
        table, "No events. In a demo, \"./sluice trigger datasource.refresh.failed\" causes one.");
    more(page);
  }
}
