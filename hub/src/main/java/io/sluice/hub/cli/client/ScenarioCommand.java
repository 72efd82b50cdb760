package io.sluice.hub.cli.client;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the scenario that is played, or plays another. */
@Command(
    name = "scenario",
    description = {
      "Shows how far the scenario is, or plays another.",
      "With a name or a file the world begins anew and plays that one: everything",
      "received and counted is forgotten."
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
      description = "One that comes with the simulator, or a YAML or JSON file.")
  private String wanted = "";

  @Option(
      names = "--from-start",
      description = "Pause the clock at the scenario's own start (default: it plays from now).")
  private boolean fromStart;

  @Option(
      names = "--expectations",
      description = "Show what should be noticed, beside what has happened.")
  private boolean expectations;

  @Override
  void run(HubClient simulator) {
    if (expectations || (fromStart && wanted.isEmpty())) {
      special(simulator);
      return;
    }
    boolean shown = wanted.isEmpty();
    JsonObject before = shown ? new JsonObject() : simulator.get("/_sim/world");
    JsonObject answer = shown ? simulator.get(PATH) : play(simulator);
    if (printed(answer)) {
      return;
    }
    if (answer.getString("scenario") == null) {
      say("No scenario is played.");
    } else {
      about(answer);
      steps(items(answer, "steps"));
      expectations(items(answer, "expectations"));
    }
    List<String> bundled = texts(answer, "bundled");
    if (!bundled.isEmpty()) {
      say("");
      String all = "There are the scenarios " + String.join(", ", bundled) + ".";
      TextFormat.wrapped(all, WIDTH).forEach(this::say);
    }
    if (!shown) {
      WorldCommand.warn(this, before, answer.getString("instanceId"));
    }
  }

  private void special(HubClient simulator) {
    if (!expectations || fromStart || !wanted.isEmpty()) {
      throw ClientException.usage(
          "bad-use",
          expectations
              ? "--expectations is for the scenario that plays already"
              : "--from-start needs a scenario to play",
          "\"./sluice sim scenario -h\" shows examples");
    }
    JsonObject answer = simulator.get(PATH + "/expectations");
    if (printed(answer)) {
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
    print(table, none ? "No scenario is played." : "Nothing is expected.");
  }

  private JsonObject play(HubClient simulator) {
    String path = fromStart ? PATH + "?clock=start" : PATH;
    if (wanted.matches("(?i).*\\.(yaml|yml|json)")) {
      return simulator.post(path, Arguments.text(Path.of(wanted)));
    }
    List<String> bundled = texts(simulator.get(PATH), "bundled");
    if (!bundled.isEmpty()) {
      Arguments.oneOf("a scenario, nor a .yaml or .json file", wanted, bundled);
    }
    return simulator.post(path, new JsonObject().put("name", wanted));
  }

  private void about(JsonObject answer) {
    say(TextFormat.text(answer, "scenario"));
    String description = answer.getString("description", "");
    if (!description.isBlank()) {
      TextFormat.wrapped(description, WIDTH).forEach(line -> say("  " + line));
    }
    say("");
    say("environment  " + TextFormat.text(answer, "environment"));
    say("seed         " + TextFormat.text(answer, "seed"));
    say("began        " + TextFormat.time(answer, "start"));
    say("time         " + TextFormat.time(answer, "now"));
    say("ends         " + TextFormat.time(answer, "ends"));
  }

  private void steps(List<JsonObject> steps) {
    TextTable table = new TextTable(ansi(), "DONE", "WHEN", "DO");
    for (JsonObject step : steps) {
      table.row(
          step.getBoolean("done", false) ? "yes" : "no",
          ScenarioText.when(step),
          ScenarioText.deed(step));
    }
    say("");
    print(table, "It has no steps.");
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
    say("");
    print(table, "");
  }
}
