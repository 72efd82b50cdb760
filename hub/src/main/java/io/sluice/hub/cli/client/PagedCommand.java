package io.sluice.hub.cli.client;

import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** A list of which one page is shown. */
abstract class PagedCommand extends ClientCommand {
  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "At most so many, 1 to 1000 (default: 20).")
  private int limit = 20;

  @Option(
      names = "--cursor",
      paramLabel = "CURSOR",
      defaultValue = "",
      description = "Go on where a page ended.")
  private String cursor = "";

  /** The path with limit, cursor and the given filters; empty filters are left out. */
  final String path(String path, Map<String, String> filters) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("limit", Integer.toString(limit));
    parameters.put("cursor", cursor);
    parameters.putAll(filters);
    return HubClient.query(path, parameters);
  }

  /** Says how to go on when there is more. */
  final void more(JsonObject page) {
    String next = page.getString("next");
    if (next != null) {
      say("");
      say("more: --cursor " + next);
    }
  }
}
