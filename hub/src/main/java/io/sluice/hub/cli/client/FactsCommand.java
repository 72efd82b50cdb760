package io.sluice.hub.cli.client;

import io.vertx.core.json.JsonObject;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists what happened in the simulated world. */
@Command(
    name = "facts",
    description = {
      "Lists what happened in the simulated world.",
      "Oldest first; either the latest facts, or those after a sequence number."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  ./sluice sim facts",
      "  ./sluice sim facts --since 100 --limit 50",
      "  ./sluice sim facts --follow --output json     # one line for each fact"
    })
public final class FactsCommand extends SimulatorCommand {
  private static final int MAX_LIMIT = 10_000;
  private static final long UNSET = -1;

  @Option(
      names = "--since",
      paramLabel = "N",
      defaultValue = "-1",
      description = "Only facts after this sequence number (default: the latest facts).")
  private long since = UNSET;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "Maximum number of facts, 1 to 10000 (default: 20).")
  private int limit = 20;

  @Option(names = "--follow", description = "Keep printing new facts until Ctrl-C.")
  private boolean follow;

  private final PollInterval pollInterval;

  /** Polls once a second. */
  public FactsCommand() {
    this(PollInterval.second());
  }

  FactsCommand(PollInterval pollInterval) {
    this.pollInterval = pollInterval;
  }

  @Override
  void run(HubClient simulator) {
    Arguments.inRange("--limit", limit, 1, MAX_LIMIT);
    long from = since >= 0 ? since : Math.max(0, count(simulator) - limit);
    JsonObject page = page(simulator, from);
    if (follow) {
      follow(simulator, page, from);
    } else if (!printedAsJson(page)) {
      List<JsonObject> facts = items(page, "facts");
      TextTable table = FactTable.table(ansi());
      facts.forEach(fact -> FactTable.add(table, fact));
      print(table, since > 0 ? "Nothing has happened since then." : "Nothing has happened yet.");
      more(page, facts);
    }
  }

  private void more(JsonObject page, List<JsonObject> facts) {
    if (!facts.isEmpty()) {
      long last = facts.get(facts.size() - 1).getLong("sequence");
      long left = page.getLong("count") - last;
      if (left > 0) {
        printLine("");
        printLine(left + " more: --since " + last);
      }
    }
  }

  private void follow(HubClient simulator, JsonObject first, long begun) {
    JsonObject page = first;
    long from = begun;
    if (!json()) {
      FactTable.wide(ansi()).lines().forEach(out()::println);
    }
    do {
      for (JsonObject fact : items(page, "facts")) {
        out().println(json() ? fact.encode() : FactTable.line(ansi(), fact));
        from = fact.getLong("sequence");
      }
      out().flush();
      // A reset restarts the sequence numbers.
      from = page.getLong("count") < from ? 0 : from;
      if (!items(page, "facts").isEmpty() || pollInterval.await()) {
        page = page(simulator, from);
      } else {
        return;
      }
    } while (true);
  }

  private JsonObject page(HubClient simulator, long from) {
    return simulator.get("/_sim/facts?since=" + from + "&limit=" + limit);
  }

  private static long count(HubClient simulator) {
    return simulator.get("/_sim/facts?limit=0").getLong("count");
  }
}
