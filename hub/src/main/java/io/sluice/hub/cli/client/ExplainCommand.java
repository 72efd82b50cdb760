package io.sluice.hub.cli.client;

import io.vertx.core.json.JsonObject;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Explains one event: its values, and why each flow ran or did not. */
@Command(
    name = "explain",
    description = "Explains an event: its values, and why each flow ran or did not.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  ./sluice explain EVENT_ID"})
public final class ExplainCommand extends ClientCommand {
  @Parameters(paramLabel = "EVENT_ID", description = "As \"./sluice events\" lists it.")
  private String id = "";

  @Override
  void run(HubClient hub) {
    JsonObject event = hub.get("/events/" + HubClient.escaped(id));
    if (printed(event)) {
      return;
    }
    say(Words.text(event, "kind") + ": " + Words.text(event, "subject"));
    say("  occurred  " + Words.time(event, "occurredAt"));
    String late = Words.span(event, "occurredAt", "recordedAt");
    say("  recorded  " + Words.time(event, "recordedAt") + " (" + late + " later)");
    say("  source    " + Words.text(event, "connection"));
    say("  watch     " + Words.text(event, "watch"));
    values(event.getValue("data"));
    decisions(event);
    latest(event.getJsonObject("latest"));
  }

  private void values(@Nullable Object data) {
    if (!(data instanceof JsonObject object) || object.isEmpty()) {
      return;
    }
    say("");
    Table table = new Table(ansi(), "FIELD", "VALUE");
    for (Map.Entry<String, Object> field : object) {
      table.row(field.getKey(), String.valueOf(field.getValue()));
    }
    print(table, "");
  }

  private void decisions(JsonObject event) {
    say("");
    Table table = new Table(ansi(), "VERDICT", "FLOW", "REASON", "RUN");
    for (JsonObject decision : items(event, "decisions")) {
      table.row(
          Words.text(decision, "verdict"),
          Words.text(decision, "flow"),
          Words.text(decision, "reason"),
          Words.text(decision, "runId"));
    }
    print(table, "No flow waited for this.");
  }

  private void latest(@Nullable JsonObject watch) {
    if (watch == null) {
      return;
    }
    say("");
    say("Since then, at " + Words.time(watch, "at") + ": " + Words.text(watch, "evaluation"));
  }
}
