package io.sluice.hub.cli.client;

import io.sluice.hub.cli.terminal.ExitCode;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Shows the requests that the simulator received. */
@Command(
    name = "ledger",
    description = {
      "Shows the requests received by the API, the token endpoint and the sinks.",
      "Counted by the server: refused requests count as well."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  ./sluice sim ledger",
      "  ./sluice sim ledger --arrivals 30",
      "  ./sluice sim ledger --export arrivals.csv     # or .json"
    })
public final class LedgerCommand extends SimulatorCommand {
  private static final int MAX_ARRIVALS = 10_000;
  private static final int UNSET = -1;

  @Option(
      names = "--arrivals",
      paramLabel = "N",
      defaultValue = "-1",
      description = "Also list the latest requests at each endpoint, 0 to 10000 (default: 0).")
  private int arrivals = UNSET;

  @Option(
      names = "--export",
      paramLabel = "FILE",
      description = "Write the requests (default: all that are kept) to FILE.csv or FILE.json.")
  private @Nullable Path export;

  @Override
  void run(HubClient simulator) {
    Path file = export;
    int usual = file == null ? 0 : MAX_ARRIVALS;
    int most =
        arrivals == UNSET ? usual : Arguments.inRange("--arrivals", arrivals, 0, MAX_ARRIVALS);
    boolean csv = file != null && csv(file);
    JsonObject ledger = simulator.get("/_sim/ledger?arrivals=" + most);
    if (file != null) {
      write(file, csv ? csv(ledger) : ledger.encodePrettily() + "\n");
      if (!json()) {
        counts(ledger);
        printLine("");
        printLine("Wrote " + rows(ledger).size() + " requests to " + file + ".");
      }
    } else if (!printedAsJson(ledger)) {
      counts(ledger);
      listed(ledger, most);
    }
  }

  private void counts(JsonObject ledger) {
    TextTable table = new TextTable(ansi(), "ENDPOINT", "TOTAL", "LARGEST IN 60 S", "THROTTLED");
    for (Endpoint endpoint : Endpoint.values()) {
      JsonObject view = endpoint.of(ledger);
      table.row(
          endpoint.word,
          TextFormat.text(view, "total"),
          TextFormat.text(view, "largestIn60s"),
          TextFormat.text(view, "throttled"));
    }
    print(table, "");
  }

  private void listed(JsonObject ledger, int most) {
    if (most == 0) {
      return;
    }
    printLine("");
    TextTable table = new TextTable(ansi(), "AT", "ENDPOINT", "THROTTLED", "METHOD", "PATH");
    for (Row row : rows(ledger)) {
      boolean throttled = row.arrival.getBoolean("throttled", false);
      table.row(
          TextFormat.time(row.arrival, "at"),
          row.endpoint,
          throttled ? "yes" : "",
          TextFormat.text(row.arrival, "method"),
          TextFormat.text(row.arrival, "path"));
    }
    print(table, "Nothing has arrived yet.");
  }

  private static boolean csv(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    if (!name.endsWith(".csv") && !name.endsWith(".json")) {
      throw ClientException.usage(
          "bad-file",
          "--export is \"" + file + "\": the file extension selects the format",
          "use a name ending in .csv or .json");
    }
    return name.endsWith(".csv");
  }

  private static String csv(JsonObject ledger) {
    StringBuilder csv = new StringBuilder("at,door,method,path,throttled\r\n");
    for (Row row : rows(ledger)) {
      List<String> cells =
          List.of(
              TextFormat.text(row.arrival, "at"),
              row.endpoint,
              TextFormat.text(row.arrival, "method"),
              TextFormat.text(row.arrival, "path"),
              TextFormat.text(row.arrival, "throttled"));
      csv.append(String.join(",", cells.stream().map(LedgerCommand::quoted).toList()));
      csv.append("\r\n");
    }
    return csv.toString();
  }

  /** Quotes a cell according to <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a>. */
  private static String quoted(String cell) {
    return cell.matches("(?s).*[\",\r\n].*") ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell;
  }

  private static List<Row> rows(JsonObject ledger) {
    List<Row> rows = new ArrayList<>();
    for (Endpoint endpoint : Endpoint.values()) {
      items(endpoint.of(ledger), "arrivals")
          .forEach(arrival -> rows.add(new Row(endpoint.word, arrival)));
    }
    rows.sort(Comparator.comparing(row -> java.time.Instant.parse(row.arrival.getString("at"))));
    return rows;
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException failed) {
      throw new ClientException(
          ExitCode.FAILED,
          "not-written",
          file + " cannot be written: " + failed,
          "choose a file in an existing, writable folder");
    }
  }

  private record Row(String endpoint, JsonObject arrival) {}

  /** Endpoint that receives requests. */
  private enum Endpoint {
    API("api"),
    TOKEN("token"),
    SINKS("sinks");

    private final String word;

    Endpoint(String word) {
      this.word = word;
    }

    JsonObject of(JsonObject ledger) {
      return this == API ? ledger : ledger.getJsonObject(word);
    }
  }
}
