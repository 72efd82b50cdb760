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

/** Shows what arrived at the simulator. */
@Command(
    name = "ledger",
    description = {
      "Shows what arrived at the API, the token endpoint and the sinks.",
      "As the server saw it: every request counts, refused ones too."
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
  private static final int KEPT = 10_000;
  private static final int UNSET = -1;

  @Option(
      names = "--arrivals",
      paramLabel = "N",
      defaultValue = "-1",
      description = "Also the latest arrivals at each door, 0 to 10000 (default: 0).")
  private int arrivals = UNSET;

  @Option(
      names = "--export",
      paramLabel = "FILE",
      description = "Write the arrivals (default: all that are kept) to FILE.csv or FILE.json.")
  private @Nullable Path export;

  @Override
  void run(HubClient simulator) {
    Path file = export;
    int usual = file == null ? 0 : KEPT;
    int most = arrivals == UNSET ? usual : Arguments.within("--arrivals", arrivals, 0, KEPT);
    boolean csv = file != null && csv(file);
    JsonObject ledger = simulator.get("/_sim/ledger?arrivals=" + most);
    if (file != null) {
      write(file, csv ? csv(ledger) : ledger.encodePrettily() + "\n");
      if (!json()) {
        counts(ledger);
        say("");
        say("Wrote " + rows(ledger).size() + " arrivals to " + file + ".");
      }
    } else if (!printed(ledger)) {
      counts(ledger);
      listed(ledger, most);
    }
  }

  private void counts(JsonObject ledger) {
    TextTable table = new TextTable(ansi(), "DOOR", "TOTAL", "LARGEST IN 60 S", "THROTTLED");
    for (Door door : Door.values()) {
      JsonObject view = door.of(ledger);
      table.row(
          door.word,
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
    say("");
    TextTable table = new TextTable(ansi(), "AT", "DOOR", "THROTTLED", "METHOD", "PATH");
    for (Row row : rows(ledger)) {
      boolean throttled = row.arrival.getBoolean("throttled", false);
      table.row(
          TextFormat.time(row.arrival, "at"),
          row.door,
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
          "--export is \"" + file + "\": its ending says the form",
          "end it with .csv or .json");
    }
    return name.endsWith(".csv");
  }

  private static String csv(JsonObject ledger) {
    StringBuilder csv = new StringBuilder("at,door,method,path,throttled\r\n");
    for (Row row : rows(ledger)) {
      List<String> cells =
          List.of(
              TextFormat.text(row.arrival, "at"),
              row.door,
              TextFormat.text(row.arrival, "method"),
              TextFormat.text(row.arrival, "path"),
              TextFormat.text(row.arrival, "throttled"));
      csv.append(String.join(",", cells.stream().map(LedgerCommand::quoted).toList()));
      csv.append("\r\n");
    }
    return csv.toString();
  }

  /** As RFC 4180 has it. */
  private static String quoted(String cell) {
    return cell.matches("(?s).*[\",\r\n].*") ? "\"" + cell.replace("\"", "\"\"") + "\"" : cell;
  }

  private static List<Row> rows(JsonObject ledger) {
    List<Row> rows = new ArrayList<>();
    for (Door door : Door.values()) {
      items(door.of(ledger), "arrivals").forEach(arrival -> rows.add(new Row(door.word, arrival)));
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
          "give a file in a folder that is there and may be written to");
    }
  }

  private record Row(String door, JsonObject arrival) {}

  /** Where requests arrive. */
  private enum Door {
    API("api"),
    TOKEN("token"),
    SINKS("sinks");

    private final String word;

    Door(String word) {
      this.word = word;
    }

    JsonObject of(JsonObject ledger) {
      return this == API ? ledger : ledger.getJsonObject(word);
    }
  }
}
