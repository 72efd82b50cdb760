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
    say(Words.text(run, "flow") + "  " + Words.text(run, "status"));
    say("  started  " + Words.time(run, "startedAt"));
    say("  took     " + Words.span(run, "startedAt", "endedAt"));
    say("  event    " + Words.text(run, "eventId"));
    say("  version  " + Words.text(run, "version"));
    if (run.getString("resubmitOf") != null) {
      say("  repeats  " + run.getString("resubmitOf"));
    }
    if (run.getString("error") != null) {
      say("  error    " + run.getString("error"));
    }
    say("");
    Table table = new Table(ansi(), "STEP", "STATUS", "TYPE", "TOOK", "TRIES", "NOTE");
    for (JsonObject step : items(run, "steps")) {
      table.row(
          Words.text(step, "path"),
          Words.text(step, "status"),
          Words.text(step, "type"),
          Words.span(step, "startedAt", "endedAt"),
          Words.text(step, "attempts"),
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
