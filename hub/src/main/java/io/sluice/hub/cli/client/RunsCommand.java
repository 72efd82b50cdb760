package io.sluice.hub.cli.client;

import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists runs, newest first; subcommands show, resubmit and cancel a run. */
@Command(
    name = "runs",
    description = "Lists runs, newest first.",
    mixinStandardHelpOptions = true,
    subcommands = {ShowRunCommand.class, ResubmitRunCommand.class, CancelRunCommand.class},
    footer = {
      "",
      "Examples:",
      "  ./sluice runs --status Failed",
      "  ./sluice runs show RUN_ID",
      "  ./sluice runs resubmit RUN_ID"
    })
public final class RunsCommand extends PagedCommand {
  @Option(
      names = "--flow",
      paramLabel = "NAME",
      defaultValue = "",
      description = "Only runs of this flow.")
  private String flow = "";

  @Option(
      names = "--status",
      paramLabel = "STATUS",
      defaultValue = "",
      description =
          "Only runs with status Running, Waiting, Succeeded, Failed, Cancelled or TimedOut.")
  private String status = "";

  @Override
  void run(HubClient hub) {
    Map<String, String> filters = new LinkedHashMap<>();
    filters.put("flow", flow);
    filters.put("status", status);
    JsonObject page = hub.get(path("/runs", filters));
    if (printedAsJson(page)) {
      return;
    }
    TextTable table = new TextTable(ansi(), "STARTED", "STATUS", "FLOW", "TOOK", "ID");
    for (JsonObject run : items(page, "items")) {
      table.row(
          TextFormat.time(run, "startedAt"),
          TextFormat.text(run, "status"),
          TextFormat.text(run, "flow"),
          TextFormat.duration(run, "startedAt", "endedAt"),
          TextFormat.text(run, "id"));
    }
    print(table, "No runs. A flow runs when an event that it subscribes to occurs.");
    more(page);
  }
}
