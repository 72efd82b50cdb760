package io.sluice.hub.cli.client;

import io.sluice.hub.cli.terminal.ExitCode;
import io.sluice.hub.cli.terminal.OutputFormat;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that say which simulator is meant and how to print. */
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
      description = "Its address instead, as in http://127.0.0.1:8901 (SLUICE_SIMULATOR).")
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
   * The simulator's address: the given one, else the running demo's, else that of a simulator run
   * alone. Of two notes the one counts whose process still runs.
   *
   * @param given an address, blank for none
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
            "the running hub watches a real environment, where nothing can be simulated",
            "start \"./sluice demo\" or \"./sluice simulate\", or give --simulator")
        : new ClientException(
            ExitCode.UNREACHABLE,
            "no-simulator",
            "no simulator runs with the data folder %s: it has neither %s nor %s"
                .formatted(data, RunFile.NAME, SimulatorRunFile.NAME),
            "start one with \"./sluice demo\" or \"./sluice simulate\","
                + " or give --data or --simulator");
  }
}
