package io.sluice.hub.cli.client;

import io.sluice.hub.cli.terminal.ExitCode;
import io.sluice.hub.cli.terminal.OutputFormat;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options common to all simulator commands: the simulator to connect to and the output format. */
final class SimulatorOptions {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "data",
      description = "Data folder of the running demo or simulator (default: data).")
  private Path data = Path.of("data");

  @Option(
      names = "--simulator",
      paramLabel = "URL",
      defaultValue = "${env:SLUICE_SIMULATOR:-}",
      description =
          "Address of the simulator, used instead of --data; for example http://127.0.0.1:8901"
              + " (SLUICE_SIMULATOR).")
  private String simulator = "";

  @Option(
      names = "--output",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "${COMPLETION-CANDIDATES} (default: table).")
  private OutputFormat output = OutputFormat.table;

  boolean json() {
    return output == OutputFormat.json;
  }

  HubClient client() {
    return HubClient.ofSimulator(find(simulator, data));
  }

  /**
   * Finds the simulator's address: the given one, else that of the running demo, else that of a
   * standalone simulator. If both {@code run.json} and {@code simulator.json} exist, the file of a
   * process that is still running takes precedence.
   *
   * @param given an address; blank if none was given
   */
  static URI find(String given, Path data) {
    if (!given.isBlank()) {
      return HubOptions.address("--simulator", given);
    }
    Optional<RunFile> hub = RunFile.read(data);
    Optional<URI> demo = hub.flatMap(RunFile::simulator);
    Optional<SimulatorRunFile> alone = SimulatorRunFile.read(data);
    boolean stale = hub.isPresent() && ProcessHandle.of(hub.get().pid()).isEmpty();
    if (demo.isPresent() && !(stale && alone.isPresent())) {
      return demo.get();
    }
    if (alone.isPresent()) {
      return alone.get().simulator();
    }
    throw hub.isPresent()
        ? new ClientException(
            ExitCode.FAILED,
            "no-simulator",
            "the running hub watches a real environment and has no simulator",
            "start \"./sluice demo\" or \"./sluice simulate\", or use --simulator")
        : new ClientException(
            ExitCode.UNREACHABLE,
            "no-simulator",
            "no simulator is running with the data folder %s: neither %s nor %s exists there"
                .formatted(data, RunFile.NAME, SimulatorRunFile.NAME),
            "start one with \"./sluice demo\" or \"./sluice simulate\","
                + " or set --data or --simulator");
  }
}
