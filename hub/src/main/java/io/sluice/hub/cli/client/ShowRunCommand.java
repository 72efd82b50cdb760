package io.sluice.hub.cli.client;

import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows one run with its steps. */
@Command(
    name = "show",
    description = "Shows a run with its steps.",
    mixinStandardHelpOptions = true)
public final class ShowRunCommand extends ClientCommand {
  @Parameters(paramLabel = "RUN_ID", description = "As \"./sluice runs\" lists it.")
  private String id = "";

  @Override
  void run(HubClient hub) {
    JsonObject run = hub.get("/runs/" + HubClient.escaped(id));
    if (printed(run)) {
      return;
    }
    say(TextFormat.text(run, "flow") + "  " + TextFormat.text(run, "status"));
    say("  started  " + TextFormat.time(run, "startedAt"));
    say("  took     " + TextFormat.span(run, "startedAt", "endedAt"));
    say("  event    " + TextFormat.text(run, "eventId"));
    say("  version  " + TextFormat.text(run, "version"));
    if (run.getString("resubmitOf") != null) {
      say("  repeats  " + run.getString("resubmitOf"));
    }
    if (run.getString("error") != null) {
      say("  error    " + run.getString("error"));
    }
    say("");
    TextTable table = new TextTable(ansi(), "STEP", "STATUS", "TYPE", "TOOK", "TRIES", "NOTE");
    for (JsonObject step : items(run, "steps")) {
      table.row(
          TextFormat.text(step, "path"),
          TextFormat.text(step, "status"),
          TextFormat.text(step, "type"),
          TextFormat.span(step, "startedAt", "endedAt"),
          TextFormat.text(step, "attempts"),
          note(step));
    }
    print(table, "No step has started yet.");
  }

  private static String note(JsonObject step) {
    List<String> parts = new ArrayList<>();
    if (step.getString("error") != null) {
      parts.add(step.getString("error"));
    }
    for (Object note : step.getJsonArray("notes", new JsonArray())) {
      parts.add(String.valueOf(note));
    }
    if (step.getString("waitingFor") != null) {
      parts.add("waits for " + step.getString("waitingFor"));
    }
    if (step.getValue("tracked") != null) {
      parts.add("tracked " + Json.encode(step.getValue("tracked")));
    }
    return String.join("; ", parts);
  }
}
