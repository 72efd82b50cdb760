package io.sluice.hub.cli;

import io.sluice.hub.app.DemoHub;
import io.sluice.hub.cli.client.RunFile;
import io.sluice.hub.cli.client.SimulatorInbox;
import io.sluice.hub.cli.terminal.ExitCode;
import io.sluice.hub.time.Time;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts hub, simulator and example flows in one process on loopback. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {"Starts hub and simulator with example flows. No account, no network."},
    footer = {
      "",
      "Within two minutes a data source fails and is repaired, unification runs, a",
      "full refresh completes, a segment and a measure cross their thresholds.",
      "",
      "Examples:",
      "  sluice demo",
      "  sluice demo --port 0 --simulator-port 0 --data /tmp/demo --seed 7"
    })
final class DemoCommand implements Callable<Integer> {
  private final Time time = Time.system();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--port",
      defaultValue = "8900",
      paramLabel = "N",
      description =
          "Port of console, API and metrics; 0 for a free one (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--simulator-port",
      defaultValue = "8901",
      paramLabel = "N",
      description = "Port of the simulator; 0 for a free one (default: ${DEFAULT-VALUE}).")
  private int simulatorPort;

  @Option(
      names = "--data",
      defaultValue = "data",
      paramLabel = "DIR",
      description = "Folder of flows, history and run.json (default: ${DEFAULT-VALUE}).")
  private Path data = Path.of("data");

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of the simulated environment (default: the time).")
  private @Nullable Long seed;

  @Option(
      names = "--output",
      defaultValue = "text",
      paramLabel = "FORMAT",
      description = "text, or json to print the addresses as one JSON line first.")
  private String output = "text";

  @Override
  public Integer call() throws IOException {
    DemoHub demo =
        DemoHub.start(
            new DemoHub.DemoOptions(data, port, simulatorPort, seed), SimulatorInbox::new);
    RunFile run = runFile(demo);
    run.write(data);
    PrintWriter out = spec.commandLine().getOut();
    new DemoScreen(out, run).show(output.equals("json"));
    demo.hub().onSwept(new DemoTail(out, demo.events())::swept);
    demo.serve(() -> RunFileCleanup.remove(data));
    return ExitCode.OK;
  }

  private RunFile runFile(DemoHub demo) {
    URI base = URI.create("http://127.0.0.1:" + demo.hub().port());
    return new RunFile(
        ProcessHandle.current().pid(),
        base.resolve("/"),
        base.resolve("/api/v1"),
        base.resolve("/metrics"),
        Optional.of(demo.simulator()),
        time.instant(),
        Optional.empty());
  }
}
