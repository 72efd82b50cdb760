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
      "Oldest first: the latest, or those after a sequence number."
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
  private static final int MOST = 10_000;
  private static final long UNSET = -1;

  @Option(
      names = "--since",
      paramLabel = "N",
      defaultValue = "-1",
      description = "Those after this sequence number (default: the latest).")
  private long since = UNSET;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "At most so many at once, 1 to 10000 (default: 20).")
  private int limit = 20;

  @Option(names = "--follow", description = "Go on with what happens from now on, until Ctrl-C.")
  private boolean follow;

  private final PollInterval pause;

  /** For the command line: looks once a second. */
  public FactsCommand() {
    this(PollInterval.second());
  }

  FactsCommand(PollInterval pause) {
    this.pause = pause;
  }

  @Override
  void run(HubClient simulator) {
    Arguments.within("--limit", limit, 1, MOST);
    long from = since >= 0 ? since : Math.max(0, count(simulator) - limit);
    JsonObject page = page(simulator, from);
    if (follow) {
      follow(simulator, page, from);
    } else if (!printed(page)) {
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
        say("");
        say(left + " more: --since " + last);
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
      // After a reset the count begins anew.
      from = page.getLong("count") < from ? 0 : from;
      if (!items(page, "facts").isEmpty() || pause.passed()) {
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
