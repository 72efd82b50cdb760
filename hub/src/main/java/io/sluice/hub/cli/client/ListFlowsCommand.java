package io.sluice.hub.cli.client;

import io.vertx.core.json.JsonObject;
import picocli.CommandLine.Command;

/** Lists the flows of the running hub with their errors and warnings. */
@Command(
    name = "list",
    description = "Lists the flows of the running hub.",
    mixinStandardHelpOptions = true)
public final class ListFlowsCommand extends ClientCommand {
  @Override
  void run(HubClient hub) {
    JsonObject answer = hub.get("/flows");
    if (printedAsJson(answer)) {
      return;
    }
    TextTable table = new TextTable(ansi(), "STATE", "NAME", "TRIGGER", "FILE");
    for (JsonObject flow : items(answer, "items")) {
      table.row(
          TextFormat.text(flow, "state"),
          TextFormat.text(flow, "name"),
          TextFormat.text(flow, "operationId"),
          TextFormat.text(flow, "file"));
    }
    print(table, "No flows. Put a flow file into the flows folder.");
    for (JsonObject flow : items(answer, "items")) {
      printProblems(flow, "problems", "");
      printProblems(flow, "warnings", "warning: ");
    }
  }

  private void printProblems(JsonObject flow, String member, String severity) {
    for (Object text : flow.getJsonArray(member)) {
      printLine("");
      printLine(TextFormat.text(flow, "name") + ": " + severity + text);
    }
  }
}
