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

/** Runs the simulator without a hub. */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Serves a simulated environment, Teams and a mail server, for any client.",
      "While it runs, \"./sluice sim\" controls it."
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
      description = "Start with a stopped clock; \"sim clock run\" starts it.")
  private boolean paused;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "data",
      description = "Folder of the file by which commands find it (default: ${DEFAULT-VALUE}).")
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
    Optional<SimulatorRunFile> runFile = runFile(simulator);
    process.serve(() -> removeRunFile(runFile).eventually(simulator::close));
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
    out.println("  key       " + known.keys().primary());
    if (paused) {
      out.println("  clock     paused; \"./sluice sim clock run\" starts it");
    }
    out.flush();
  }

  /** Writes the run file; without one, commands need the simulator's address. */
  private Optional<SimulatorRunFile> runFile(Simulator simulator) {
    PrintWriter out = spec.commandLine().getOut();
    String otherwise = "  control   ./sluice sim COMMAND --simulator " + simulator.uri();
    try {
      Optional<SimulatorRunFile> other = other().filter(SimulatorRunFile::isAlive);
      if (other.isPresent()) {
        out.println(
            "  run file  %s belongs to the simulator at %s"
                .formatted(data.resolve(SimulatorRunFile.NAME), other.get().simulator()));
        out.println(otherwise);
        return Optional.empty();
      }
      SimulatorRunFile own =
          new SimulatorRunFile(
              ProcessHandle.current().pid(), URI.create(simulator.uri()), time.instant());
      own.write(data);
      out.println(
          "  control   ./sluice sim" + (isDefaultFolder() ? "" : " COMMAND --data " + data));
      return Optional.of(own);
    } catch (IOException unwritable) {
      out.println("  run file  none: " + unwritable);
      out.println(otherwise);
      return Optional.empty();
    } finally {
      out.flush();
    }
  }

  /** The run file of another simulator; a broken one is overwritten. */
  private Optional<SimulatorRunFile> other() {
    try {
      return SimulatorRunFile.read(data);
    } catch (ClientException broken) {
      return Optional.empty();
    }
  }

  private boolean isDefaultFolder() {
    return data.equals(Path.of("data"));
  }

  private Future<Void> removeRunFile(Optional<SimulatorRunFile> runFile) {
    try {
      if (runFile.isPresent()) {
        runFile.get().remove(data);
      }
      return Future.succeededFuture();
    } catch (IOException | ClientException failed) {
      return Future.failedFuture(failed);
    }
  }
}
