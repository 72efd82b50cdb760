package io.sluice.hub.cli.client;

import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** A command that shows one page of a list. */
abstract class PagedCommand extends ClientCommand {
  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "Maximum number of items, 1 to 1000 (default: 20).")
  private int limit = 20;

  @Option(
      names = "--cursor",
      paramLabel = "CURSOR",
      defaultValue = "",
      description = "Start after the previous page; each page prints the next cursor.")
  private String cursor = "";

  /** The path with limit, cursor and the non-empty filters as query. */
  final String path(String path, Map<String, String> filters) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("limit", Integer.toString(limit));
    parameters.put("cursor", cursor);
    parameters.putAll(filters);
    return HubClient.query(path, parameters);
  }

  /** Prints the next cursor if there are more items. */
  final void more(JsonObject page) {
    String next = page.getString("next");
    if (next != null) {
      printLine("");
      printLine("more: --cursor " + next);
    }
  }
}
