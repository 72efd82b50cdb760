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
  @Parameters(paramLabel = "RUN_ID", description = "Id of the run; \"./sluice runs\" lists them.")
  private String id = "";

  @Override
  void run(HubClient hub) {
    JsonObject run = hub.get("/runs/" + HubClient.escaped(id));
    if (printedAsJson(run)) {
      return;
    }
    printLine(TextFormat.text(run, "flow") + "  " + TextFormat.text(run, "status"));
    printLine("  started  " + TextFormat.time(run, "startedAt"));
    printLine("  took     " + TextFormat.duration(run, "startedAt", "endedAt"));
    printLine("  event    " + TextFormat.text(run, "eventId"));
    printLine("  version  " + TextFormat.text(run, "version"));
    if (run.getString("resubmitOf") != null) {
      printLine("  repeats  " + run.getString("resubmitOf"));
    }
    if (run.getString("error") != null) {
      printLine("  error    " + run.getString("error"));
    }
    printLine("");
    TextTable table = new TextTable(ansi(), "STEP", "STATUS", "TYPE", "TOOK", "TRIES", "NOTE");
    for (JsonObject step : items(run, "steps")) {
      table.row(
          TextFormat.text(step, "path"),
          TextFormat.text(step, "status"),
          TextFormat.text(step, "type"),
          TextFormat.duration(step, "startedAt", "endedAt"),
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
