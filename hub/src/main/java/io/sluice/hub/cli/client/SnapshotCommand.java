package io.sluice.hub.cli.client;

import io.vertx.core.json.JsonObject;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Keeps the simulated world under a name. */
@Command(
    name = "snapshot",
    description = "Keeps the simulated world; lists and forgets kept ones.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  ./sluice sim snapshot monday            # keeps it",
      "  ./sluice sim snapshot list",
      "  ./sluice sim snapshot delete monday",
      "  ./sluice sim restore monday             # goes back to it"
    })
public final class SnapshotCommand extends SimulatorCommand {
  private static final String DELETE = "delete";
  private static final String LIST = "list";

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "NAME",
      defaultValue = LIST,
      description = "The name to keep it under; or list (the default), or delete NAME.")
  private String word = LIST;

  @Parameters(index = "1", arity = "0..1", hidden = true, defaultValue = "")
  private String name = "";

  @Override
  void run(HubClient simulator) {
    if (word.equals(DELETE)) {
      delete(simulator);
      return;
    }
    if (!name.isEmpty()) {
      throw ClientException.usage(
          "bad-use",
          "\"" + name + "\" is one word too many: only delete takes a name after it",
          "\"./sluice sim snapshot -h\" shows examples");
    }
    boolean list = word.equals(LIST);
    JsonObject answer =
        list ? simulator.get("/_sim/snapshots") : simulator.put(path(word), new JsonObject());
    if (!printed(answer)) {
      if (!list) {
        say("Kept \"" + word + "\". Go back with:  ./sluice sim restore " + word);
      }
      List<String> kept = texts(answer, "snapshots");
      say(kept.isEmpty() ? "No world is kept." : "Kept: " + String.join(", ", kept));
    }
  }

  private void delete(HubClient simulator) {
    if (name.isEmpty()) {
      throw ClientException.usage(
          "bad-use",
          "delete needs the name of a kept world",
          "\"./sluice sim snapshot\" lists them");
    }
    JsonObject answer = simulator.delete(path(name));
    if (!printed(answer)) {
      say("Forgot \"" + name + "\".");
    }
  }

  /** The address of a kept world. */
  static String path(String name) {
    if (!name.matches("[A-Za-z0-9._-]{1,64}") || name.matches("\\.+")) {
      throw ClientException.usage(
          "bad-name",
          "a world cannot be kept as \"" + name + "\"",
          "a name is up to 64 letters, digits, points, dashes and underscores");
    }
    return "/_sim/snapshots/" + name;
  }
}
