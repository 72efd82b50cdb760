package io.sluice.hub.cli;

import io.sluice.hub.app.HubProcess;
import io.sluice.hub.cli.client.ClientException;
import io.sluice.hub.cli.client.SimulatorControl;
import io.sluice.hub.cli.client.SimulatorRunFile;
import io.sluice.hub.cli.terminal.ExitCode;
import io.sluice.hub.time.Time;
import io.sluice.simulator.Simulator;
import io.vertx.core.Future;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The simulator alone. */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Serves a simulated environment, Teams and a mail server, for any client.",
      "While it runs, \"./sluice sim\" steers it."
    },
    footer = {
      "",
      "Examples:",
      "  ./sluice simulate",
      "  ./sluice simulate --environment enterprise --seed 7 --limit 20 --window fixed",
      "  ./sluice simulate --scenario failing-source",
      "  ./sluice simulate --environment my-environment.yaml --auth off --paused"
    })
final class SimulateCommand implements Callable<Integer> {
  private final Time time = Time.system();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private SimulateOptions options = new SimulateOptions();

  @Option(
      names = "--paused",
      description = "Stop the clock at once; \"sim clock run\" lets it run.")
  private boolean paused;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "data",
      description = "Folder for the note by which commands find it (default: ${DEFAULT-VALUE}).")
  private Path data = Path.of("data");

  @Override
  public Integer call() {
    var config = options.config(time);
    HubProcess process = new HubProcess();
    Simulator simulator = process.awaitStart(Simulator.start(process.platform().vertx(), config));
    if (paused) {
      SimulatorControl.pause(URI.create(simulator.uri()));
    }
    show(simulator);
    Optional<SimulatorRunFile> note = note(simulator);
    process.serve(() -> leave(note).eventually(simulator::close));
    return ExitCode.OK;
  }

  private void show(Simulator simulator) {
    PrintWriter out = spec.commandLine().getOut();
    String uri = simulator.uri();
    var known = simulator.credentials();
    out.println("simulating " + options.title());
    out.println("  API       " + uri + "/v1");
    out.println("  token     " + uri + "/" + known.tenantId() + "/oauth2/v2.0/token");
    out.println("  instance  " + simulator.instanceId());
    out.println("  inbox     " + uri + "/_sim/inbox");
    out.println("  mail      smtp://127.0.0.1:" + simulator.smtpPort());
    out.println("  client    " + known.clientId() + " (simulated)");
    out.println("  secret    " + known.clientSecret());
    out.println("  key       " + known.primaryKey());
    if (paused) {
      out.println("  clock     paused; \"./sluice sim clock run\" lets it run");
    }
    out.flush();
  }

  /** A simulator is as good without its note: commands then want its address. */
  private Optional<SimulatorRunFile> note(Simulator simulator) {
    PrintWriter out = spec.commandLine().getOut();
    String otherwise = "  steer     ./sluice sim COMMAND --simulator " + simulator.uri();
    try {
      Optional<SimulatorRunFile> other = other().filter(SimulatorRunFile::isAlive);
      if (other.isPresent()) {
        out.println(
            "  note      %s belongs to the simulator at %s"
                .formatted(data.resolve(SimulatorRunFile.NAME), other.get().simulator()));
        out.println(otherwise);
        return Optional.empty();
      }
      SimulatorRunFile note =
          new SimulatorRunFile(
              ProcessHandle.current().pid(), URI.create(simulator.uri()), time.instant());
      note.write(data);
      out.println("  steer     ./sluice sim" + (isUsual() ? "" : " COMMAND --data " + data));
      return Optional.of(note);
    } catch (IOException unwritable) {
      out.println("  note      none: " + unwritable);
      out.println(otherwise);
      return Optional.empty();
    } finally {
      out.flush();
    }
  }

  /** A note that cannot be read is nobody's: it is written anew. */
  private Optional<SimulatorRunFile> other() {
    try {
      return SimulatorRunFile.read(data);
    } catch (ClientException broken) {
      return Optional.empty();
    }
  }

  private boolean isUsual() {
    return data.equals(Path.of("data"));
  }

  private Future<Void> leave(Optional<SimulatorRunFile> note) {
    try {
      if (note.isPresent()) {
        note.get().remove(data);
      }
      return Future.succeededFuture();
    } catch (IOException | ClientException failed) {
      return Future.failedFuture(failed);
    }
  }
}
