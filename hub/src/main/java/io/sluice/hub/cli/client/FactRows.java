package io.sluice.hub.cli.client;

import io.vertx.core.json.JsonObject;
import java.util.List;
import picocli.CommandLine.Help.Ansi;

/** Facts of the simulated world as rows for people. */
final class FactRows {
  private static final String[] HEADINGS = {"AT", "SEQ", "FACT", "OUTCOME", "VALUE", "OF"};

  /** As a table of one row at a time, so that rows printed one by one stay aligned. */
  private static final int[] WIDTHS = {20, 6, 26, 10, 10};

  private static final int SHORT_ID = 8;

  private FactRows() {}

  static Table table(Ansi ansi) {
    return new Table(ansi, HEADINGS);
  }

  static Table wide(Ansi ansi) {
    return new Table(ansi, HEADINGS).atLeast(WIDTHS);
  }

  /** One row under the headings of {@link #wide}. */
  static String line(Ansi ansi, JsonObject fact) {
    Table table = wide(ansi);
    add(table, fact);
    List<String> lines = table.lines();
    return lines.get(lines.size() - 1);
  }

  static void add(Table table, JsonObject fact) {
    table.row(
        Words.time(fact, "at"),
        Words.text(fact, "sequence"),
        what(fact),
        outcome(fact),
        fact.getValue("value") == null ? "" : Words.number(fact.getValue("value")),
        of(fact));
  }

  private static String what(JsonObject fact) {
    return switch (Words.text(fact, "type")) {
      case "taskEnded" -> "task " + Words.text(fact, "operation");
      case "jobEnded" ->
          "job " + Words.text(fact, "operation") + " (" + Words.text(fact, "submission") + ")";
      case "evaluated" -> "value " + Words.text(fact, "kind");
      case "changed" -> "change " + Words.text(fact, "kind");
      default -> Words.text(fact, "type");
    };
  }

  private static String outcome(JsonObject fact) {
    if (fact.getValue("successful") instanceof Boolean successful) {
      return successful ? "new" : "none";
    }
    String change = fact.getString("change");
    return change == null ? Words.text(fact, "status") : change.toLowerCase(java.util.Locale.ROOT);
  }

  /** A name, or the first letters of an id: the whole one is in the JSON. */
  private static String of(JsonObject fact) {
    String name = fact.getString("identifier", fact.getString("name", fact.getString("jobId")));
    if (name == null) {
      return "";
    }
    boolean id = name.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    return id ? name.substring(0, SHORT_ID) : name;
  }
}
