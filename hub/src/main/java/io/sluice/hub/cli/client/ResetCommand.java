package io.sluice.hub.cli.client;

import io.sluice.hub.cli.terminal.ExitCode;
import io.sluice.hub.cli.terminal.Terminal;
import io.sluice.hub.settings.Nearest;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Restarts the simulated world. */
@Command(
    name = "reset",
    description = {
      "Restarts the simulated world.",
      "Deletes everything received, written and counted. Asks for confirmation; without",
      "a terminal, --yes is required."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  ./sluice sim reset",
      "  ./sluice sim reset --seed 7 --environment enterprise --yes"
    })
public final class ResetCommand extends SimulatorCommand {
  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of the random numbers (default: the current seed).")
  private Optional<Long> seed = Optional.empty();

  @Option(
      names = "--environment",
      paramLabel = "NAME",
      description = "The environment to simulate (default: the current one).")
  private Optional<String> environment = Optional.empty();

  @Option(names = "--yes", description = "Do not ask for confirmation.")
  private boolean yes;

  private final Terminal terminal;

  /** Asks the user at the terminal of this process. */
  public ResetCommand() {
    this(Terminal.ofProcess());
  }

  ResetCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  void run(HubClient simulator) {
    JsonObject world = simulator.get("/_sim/world");
    environment.ifPresent(name -> known(world, name));
    JsonObject request = new JsonObject();
    seed.ifPresent(number -> request.put("seed", number));
    environment.ifPresent(name -> request.put("environment", name));
    if (!yes) {
      confirm(world);
    }
    JsonObject answer = simulator.post("/_sim/reset", request);
    if (!printedAsJson(answer)) {
      printLine("The world was restarted.");
      printLine("");
      WorldCommand.show(this, answer);
      items(answer, "instances").stream()
          .findFirst()
          .ifPresent(now -> WorldCommand.warn(this, world, now.getString("instanceId")));
    }
  }

  /** Refuses an unknown environment; a YAML file is validated by the simulator. */
  private static void known(JsonObject world, String name) {
    List<String> names = texts(world, "environments");
    boolean file = name.endsWith(".yaml") || name.endsWith(".yml");
    if (!file && !names.contains(name)) {
      throw ClientException.usage(
          "unknown-environment",
          "there is no environment \"" + name + "\"",
          Nearest.to(name, names).map(near -> "did you mean \"" + near + "\"? ").orElse("")
              + "choose from "
              + String.join(", ", names));
    }
  }

  private void confirm(JsonObject world) {
    if (!terminal.isInteractive()) {
      throw ClientException.usage(
          "not-confirmed",
          "a reset deletes the whole world and must be confirmed, but this is not a terminal",
          "use --yes");
    }
    String answer =
        terminal.ask(
            "Delete "
                + TextFormat.text(world, "facts")
                + " facts, the ledger and the inbox of '"
                + TextFormat.text(world, "environment")
                + "'? [y/N] ");
    if (!List.of("y", "yes").contains(answer.toLowerCase(Locale.ROOT))) {
      throw new ClientException(
          ExitCode.FAILED, "not-confirmed", "nothing was changed", "answer y, or use --yes");
    }
  }
}
