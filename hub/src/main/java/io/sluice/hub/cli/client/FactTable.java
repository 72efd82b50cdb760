package io.sluice.hub.cli.client;

import io.vertx.core.json.JsonObject;
import java.util.List;
import picocli.CommandLine.Help.Ansi;

/** Prints facts of the simulated world as a table. */
final class FactTable {
  private static final String[] HEADINGS = {"AT", "SEQ", "FACT", "OUTCOME", "VALUE", "OF"};

  /** Minimum column widths, so that rows printed one at a time stay aligned. */
  private static final int[] WIDTHS = {20, 6, 26, 10, 10};

  private static final int SHORT_ID = 8;

  private FactTable() {}

  static TextTable table(Ansi ansi) {
    return new TextTable(ansi, HEADINGS);
  }

  static TextTable wide(Ansi ansi) {
    return new TextTable(ansi, HEADINGS).withMinWidths(WIDTHS);
  }

  /** One row under the headings of {@link #wide}. */
  static String line(Ansi ansi, JsonObject fact) {
    TextTable table = wide(ansi);
    add(table, fact);
    List<String> lines = table.lines();
    return lines.get(lines.size() - 1);
  }

  static void add(TextTable table, JsonObject fact) {
    table.row(
        TextFormat.time(fact, "at"),
        TextFormat.text(fact, "sequence"),
        what(fact),
        outcome(fact),
        fact.getValue("value") == null ? "" : TextFormat.number(fact.getValue("value")),
        of(fact));
  }

  private static String what(JsonObject fact) {
    return switch (TextFormat.text(fact, "type")) {
      case "taskEnded" -> "task " + TextFormat.text(fact, "operation");
      case "jobEnded" ->
          "job "
              + TextFormat.text(fact, "operation")
              + " ("
              + TextFormat.text(fact, "submission")
              + ")";
      case "evaluated" -> "value " + TextFormat.text(fact, "kind");
      case "changed" -> "change " + TextFormat.text(fact, "kind");
      default -> TextFormat.text(fact, "type");
    };
  }

  private static String outcome(JsonObject fact) {
    if (fact.getValue("successful") instanceof Boolean successful) {
      return successful ? "new" : "none";
    }
    String change = fact.getString("change");
    return change == null
        ? TextFormat.text(fact, "status")
        : change.toLowerCase(java.util.Locale.ROOT);
  }

  /** A name, or the first characters of an id; the JSON output has the whole id. */
  private static String of(JsonObject fact) {
    String name = fact.getString("identifier", fact.getString("name", fact.getString("jobId")));
    if (name == null) {
      return "";
    }
    boolean id = name.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    return id ? name.substring(0, SHORT_ID) : name;
  }
}
