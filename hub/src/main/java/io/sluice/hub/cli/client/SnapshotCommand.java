package io.sluice.hub.cli.client;

import io.vertx.core.json.JsonObject;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Saves, lists and deletes snapshots of the simulated world. */
@Command(
    name = "snapshot",
    description = "Saves, lists and deletes snapshots of the simulated world.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  ./sluice sim snapshot monday            # saves one",
      "  ./sluice sim snapshot list",
      "  ./sluice sim snapshot delete monday",
      "  ./sluice sim restore monday             # restores it"
    })
public final class SnapshotCommand extends SimulatorCommand {
  private static final String DELETE = "delete";
  private static final String LIST = "list";

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "NAME",
      defaultValue = LIST,
      description = "Name of the new snapshot; or list (the default), or delete NAME.")
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
          "\"" + name + "\" is an extra argument: only delete is followed by a name",
          "\"./sluice sim snapshot -h\" shows examples");
    }
    boolean list = word.equals(LIST);
    JsonObject answer =
        list ? simulator.get("/_sim/snapshots") : simulator.put(path(word), new JsonObject());
    if (!printedAsJson(answer)) {
      if (!list) {
        printLine("Saved \"" + word + "\". To restore it:  ./sluice sim restore " + word);
      }
      List<String> kept = texts(answer, "snapshots");
      printLine(
          kept.isEmpty() ? "There are no snapshots." : "Snapshots: " + String.join(", ", kept));
    }
  }

  private void delete(HubClient simulator) {
    if (name.isEmpty()) {
      throw ClientException.usage(
          "bad-use",
          "delete requires the name of a snapshot",
          "\"./sluice sim snapshot\" lists them");
    }
    JsonObject answer = simulator.delete(path(name));
    if (!printedAsJson(answer)) {
      printLine("Deleted \"" + name + "\".");
    }
  }

  /** The address of a kept world. */
  static String path(String name) {
    if (!name.matches("[A-Za-z0-9._-]{1,64}") || name.matches("\\.+")) {
      throw ClientException.usage(
          "bad-name",
          "\"" + name + "\" is not a valid name of a snapshot",
          "use up to 64 letters, digits, dots, dashes and underscores");
    }
    return "/_sim/snapshots/" + name;
  }
}
