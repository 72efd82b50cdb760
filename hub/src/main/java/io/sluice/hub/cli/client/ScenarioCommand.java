package io.sluice.hub.cli.client;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows the scenario that is played, or plays another. */
@Command(
    name = "scenario",
    description = {
      "Shows the scenario that is played and how far it is; with a name or a file it begins",
      "that one, in a world of its own."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  ./sluice sim scenario",
      "  ./sluice sim scenario failing-source",
      "  ./sluice sim scenario my-scenario.yaml"
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

  @Override
  void run(HubClient simulator) {
    JsonObject answer = wanted.isEmpty() ? simulator.get(PATH) : play(simulator);
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
      say("There are the scenarios " + String.join(", ", bundled) + ".");
    }
  }

  private JsonObject play(HubClient simulator) {
    if (wanted.matches("(?i).*\\.(yaml|yml|json)")) {
      return simulator.post(PATH, Given.text(Path.of(wanted)));
    }
    List<String> bundled = texts(simulator.get(PATH), "bundled");
    if (!bundled.isEmpty()) {
      Given.oneOf("a scenario, nor a .yaml or .json file", wanted, bundled);
    }
    return simulator.post(PATH, new JsonObject().put("name", wanted));
  }

  private void about(JsonObject answer) {
    say(Words.text(answer, "scenario"));
    String description = answer.getString("description", "");
    if (!description.isBlank()) {
      Words.wrapped(description, WIDTH).forEach(line -> say("  " + line));
    }
    say("");
    say("environment  " + Words.text(answer, "environment"));
    say("seed         " + Words.text(answer, "seed"));
    say("began        " + Words.time(answer, "start"));
    say("time         " + Words.time(answer, "now"));
    say("ends         " + Words.time(answer, "ends"));
  }

  private void steps(List<JsonObject> steps) {
    Table table = new Table(ansi(), "DONE", "WHEN", "DO", "WITH");
    for (JsonObject step : steps) {
      JsonObject rest = step.copy();
      List.of("done", "at", "after", "do").forEach(rest::remove);
      String when =
          step.getValue("at") != null
              ? "at " + step.getValue("at")
              : "after " + words(step.getValue("after"));
      table.row(
          step.getBoolean("done", false) ? "yes" : "no", when, Words.text(step, "do"), words(rest));
    }
    say("");
    print(table, "It has no steps.");
  }

  private void expectations(List<JsonObject> expectations) {
    if (expectations.isEmpty()) {
      return;
    }
    Table table = new Table(ansi(), "EXPECTED", "SUBJECT", "MORE");
    for (JsonObject expected : expectations) {
      JsonObject rest = expected.copy();
      rest.remove("event");
      rest.remove("subject");
      table.row(Words.text(expected, "event"), expected.getString("subject", ""), words(rest));
    }
    say("");
    print(table, "");
  }

  /** Fields as "name value" one after the other. */
  private static String words(@Nullable Object value) {
    if (value instanceof JsonObject object) {
      return object.stream().map(ScenarioCommand::word).collect(Collectors.joining(", "));
    }
    return value instanceof JsonArray array ? array.encode() : String.valueOf(value);
  }

  private static String word(Map.Entry<String, Object> field) {
    return field.getKey() + " " + words(field.getValue());
  }
}
