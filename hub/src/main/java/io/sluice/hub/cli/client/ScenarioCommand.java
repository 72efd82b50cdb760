package io.sluice.hub.cli.client;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the progress of the scenario, or starts another one. */
@Command(
    name = "scenario",
    description = {
      "Shows the progress of the scenario, or starts another one.",
      "With a name or a file, the world restarts with that scenario: everything received",
      "and counted is deleted."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  ./sluice sim scenario",
      "  ./sluice sim scenario failing-source",
      "  ./sluice sim scenario my-scenario.yaml --from-start",
      "  ./sluice sim scenario --expectations"
    })
public final class ScenarioCommand extends SimulatorCommand {
  private static final String PATH = "/_sim/scenario";
  private static final int WIDTH = 66;

  @Parameters(
      arity = "0..1",
      paramLabel = "NAME|FILE",
      defaultValue = "",
      description = "A bundled scenario, or a YAML or JSON file.")
  private String wanted = "";

  @Option(
      names = "--from-start",
      description = "Start paused at the scenario's own start time (default: start now).")
  private boolean fromStart;

  @Option(
      names = "--expectations",
      description = "Compare the expected events with what has happened.")
  private boolean expectations;

  @Override
  void run(HubClient simulator) {
    if (expectations || (fromStart && wanted.isEmpty())) {
      showExpectations(simulator);
      return;
    }
    boolean shown = wanted.isEmpty();
    JsonObject before = shown ? new JsonObject() : simulator.get("/_sim/world");
    JsonObject answer = shown ? simulator.get(PATH) : play(simulator);
    if (printedAsJson(answer)) {
      return;
    }
    if (answer.getString("scenario") == null) {
      printLine("No scenario is running.");
    } else {
      about(answer);
      steps(items(answer, "steps"));
      expectations(items(answer, "expectations"));
    }
    List<String> bundled = texts(answer, "bundled");
    if (!bundled.isEmpty()) {
      printLine("");
      String all = "Bundled scenarios: " + String.join(", ", bundled) + ".";
      TextFormat.wrap(all, WIDTH).forEach(this::printLine);
    }
    if (!shown) {
      WorldCommand.warn(this, before, answer.getString("instanceId"));
    }
  }

  private void showExpectations(HubClient simulator) {
    if (!expectations || fromStart || !wanted.isEmpty()) {
      throw ClientException.usage(
          "bad-use",
          expectations
              ? "--expectations is only valid for the running scenario"
              : "--from-start requires the name or file of a scenario",
          "\"./sluice sim scenario -h\" shows examples");
    }
    JsonObject answer = simulator.get(PATH + "/expectations");
    if (printedAsJson(answer)) {
      return;
    }
    TextTable table = new TextTable(ansi(), "VERDICT", "HAPPENED", "EXPECTED", "OF", "HOW OFTEN");
    for (JsonObject row : items(answer, "expectations")) {
      table.row(
          TextFormat.text(row, "verdict"),
          TextFormat.text(row, "happened"),
          TextFormat.text(row, "event"),
          row.getString("subject", ""),
          ScenarioText.times(row));
    }
    boolean none = answer.getString("scenario") == null;
    print(table, none ? "No scenario is running." : "The scenario has no expectations.");
  }

  private JsonObject play(HubClient simulator) {
    String path = fromStart ? PATH + "?clock=start" : PATH;
    if (wanted.matches("(?i).*\\.(yaml|yml|json)")) {
      return simulator.post(path, Arguments.readFile(Path.of(wanted)));
    }
    List<String> bundled = texts(simulator.get(PATH), "bundled");
    if (!bundled.isEmpty()) {
      Arguments.oneOf("a bundled scenario or a .yaml or .json file", wanted, bundled);
    }
    return simulator.post(path, new JsonObject().put("name", wanted));
  }

  private void about(JsonObject answer) {
    printLine(TextFormat.text(answer, "scenario"));
    String description = answer.getString("description", "");
    if (!description.isBlank()) {
      TextFormat.wrap(description, WIDTH).forEach(line -> printLine("  " + line));
    }
    printLine("");
    printLine("environment  " + TextFormat.text(answer, "environment"));
    printLine("seed         " + TextFormat.text(answer, "seed"));
    printLine("began        " + TextFormat.time(answer, "start"));
    printLine("time         " + TextFormat.time(answer, "now"));
    printLine("ends         " + TextFormat.time(answer, "ends"));
  }

  private void steps(List<JsonObject> steps) {
    TextTable table = new TextTable(ansi(), "DONE", "WHEN", "DO");
    for (JsonObject step : steps) {
      table.row(
          step.getBoolean("done", false) ? "yes" : "no",
          ScenarioText.when(step),
          ScenarioText.action(step));
    }
    printLine("");
    print(table, "The scenario has no steps.");
  }

  private void expectations(List<JsonObject> expectations) {
    if (expectations.isEmpty()) {
      return;
    }
    TextTable table = new TextTable(ansi(), "EXPECTED", "OF", "HOW OFTEN");
    for (JsonObject expected : expectations) {
      table.row(
          TextFormat.text(expected, "event"),
          expected.getString("subject", ""),
          ScenarioText.times(expected));
    }
    printLine("");
    print(table, "");
  }
}
