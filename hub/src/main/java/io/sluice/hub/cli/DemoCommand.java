package io.sluice.hub.cli;

import io.sluice.hub.app.DemoFolder;
import io.sluice.hub.app.Hub;
import io.sluice.hub.app.HubProcess;
import io.sluice.hub.cli.client.RunFile;
import io.sluice.hub.cli.client.SimulatorInbox;
import io.sluice.hub.cli.terminal.ExitCode;
import io.sluice.hub.config.HubConfig;
import io.sluice.hub.console.Inbox;
import io.sluice.hub.store.StoreConfig;
import io.sluice.hub.store.jdbc.JdbcStore;
import io.sluice.hub.store.jdbc.Threads;
import io.sluice.hub.time.Time;
import io.sluice.simulator.Simulator;
import io.sluice.simulator.SimulatorConfig;
import io.vertx.core.Future;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Hub, simulator and example flows in one process, on loopback. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Starts hub and simulator in one process, with example flows: within two minutes a data"
          + " source",
      "fails and is repaired, unification runs, a full refresh completes, a segment and a measure",
      "cross their thresholds. No account, no network."
    })
final class DemoCommand implements Callable<Integer> {
  private final Time time = Time.system();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--port",
      defaultValue = "8900",
      description =
          "port of console, API and metrics; 0 for a free one (default: ${DEFAULT-VALUE})")
  private int port;

  @Option(
      names = "--simulator-port",
      defaultValue = "8901",
      description = "port of the simulator; 0 for a free one (default: ${DEFAULT-VALUE})")
  private int simulatorPort;

  @Option(
      names = "--data",
      defaultValue = "data",
      description = "folder for flows, history and run.json (default: ${DEFAULT-VALUE})")
  private Path data = Path.of("data");

  @Option(
      names = "--seed",
      description = "seed of the simulated environment (default: drawn from the time)")
  private @org.jspecify.annotations.Nullable Long seed;

  @Option(
      names = "--output",
      defaultValue = "text",
      description = "text, or json to print the addresses as one JSON line first")
  private String output = "text";

  @Override
  public Integer call() throws IOException {
    DemoFolder folder = DemoFolder.prepare(data);
    HubProcess process = new HubProcess();
    // First of all, since it keeps a second demo from the folder: the secrets that are written
    // below
    // are read again whenever they are used.
    JdbcStore store = JdbcStore.open(StoreConfig.in(data), Threads.own(), time, process.meters());
    long drawn = seed == null ? time.instant().getEpochSecond() : seed;
    SimulatorConfig world =
        SimulatorConfig.defaults(time)
            .withPorts(simulatorPort, 0)
            .withSeed(drawn)
            .withSinks(DemoFolder.sinks());
    Simulator simulator = process.started(Simulator.start(process.vertx(), world));
    HubConfig config = folder.config(simulator, port);
    Hub.Parts parts =
        new Hub.Parts(process.vertx(), store, time, process.meters(), process.registry());
    Hub hub = process.started(Hub.start(config, parts, Optional.of(inbox(process, simulator))));
    RunFile run = note(hub, simulator);
    run.write(data);
    new DemoScreen(spec.commandLine().getOut(), run).show(output.equals("json"));
    hub.onSwept(new DemoTail(spec.commandLine().getOut(), store.history())::swept);
    process.serve(() -> stop(hub, simulator));
    return ExitCode.OK;
  }

  private static Inbox inbox(HubProcess process, Simulator simulator) {
    return new SimulatorInbox(process.vertx(), URI.create(simulator.uri()));
  }

  private RunFile note(Hub hub, Simulator simulator) {
    URI base = URI.create("http://127.0.0.1:" + hub.port());
    return new RunFile(
        ProcessHandle.current().pid(),
        base.resolve("/"),
        base.resolve("/api/v1"),
        base.resolve("/metrics"),
        Optional.of(URI.create(simulator.uri())),
        time.instant(),
        Optional.empty());
  }

  private Future<Void> stop(Hub hub, Simulator simulator) {
    return RunFileCleanup.removeNote(data).eventually(hub::stop).eventually(simulator::close);
  }
}
