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

/** Begins the simulated world anew. */
@Command(
    name = "reset",
    description = {
      "Begins the simulated world anew.",
      "Everything received, written and counted is forgotten: it asks first, and in a",
      "pipe it wants --yes."
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
      description = "What chance is drawn from (default: the present seed).")
  private Optional<Long> seed = Optional.empty();

  @Option(
      names = "--environment",
      paramLabel = "NAME",
      description = "The environment to simulate (default: the present one).")
  private Optional<String> environment = Optional.empty();

  @Option(names = "--yes", description = "Do not ask.")
  private boolean yes;

  private final Terminal terminal;

  /** For the command line: asks the person at the terminal. */
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
    JsonObject wish = new JsonObject();
    seed.ifPresent(number -> wish.put("seed", number));
    environment.ifPresent(name -> wish.put("environment", name));
    if (!yes) {
      confirm(world);
    }
    JsonObject answer = simulator.post("/_sim/reset", wish);
    if (!printed(answer)) {
      say("It began anew.");
      say("");
      WorldCommand.show(this, answer);
      items(answer, "instances").stream()
          .findFirst()
          .ifPresent(now -> WorldCommand.warn(this, world, now.getString("instanceId")));
    }
  }

  /** A file of the user's own is left to the simulator to read. */
  private static void known(JsonObject world, String name) {
    List<String> names = texts(world, "environments");
    boolean file = name.endsWith(".yaml") || name.endsWith(".yml");
    if (!file && !names.contains(name)) {
      throw ClientException.usage(
          "unknown-environment",
          "there is no environment \"" + name + "\"",
          Nearest.to(name, names).map(near -> "did you mean \"" + near + "\"? ").orElse("")
              + "there are "
              + String.join(", ", names));
    }
  }

  private void confirm(JsonObject world) {
    if (!terminal.isThere()) {
      throw ClientException.usage(
          "not-confirmed",
          "a reset forgets the whole world, and nobody can be asked: this is no terminal",
          "give --yes");
    }
    String answer =
        terminal.ask(
            "Forget "
                + TextFormat.text(world, "facts")
                + " facts, the ledger and the inbox of '"
                + TextFormat.text(world, "environment")
                + "'? [y/N] ");
    if (!List.of("y", "yes").contains(answer.toLowerCase(Locale.ROOT))) {
      throw new ClientException(
          ExitCode.FAILED, "not-confirmed", "nothing was changed", "answer y, or give --yes");
    }
  }
}
