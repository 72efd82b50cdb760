package io.sluice.hub.cli.doctor;

import io.sluice.hub.cli.client.TextTable;
import io.sluice.hub.cli.terminal.ExitCode;
import io.sluice.hub.cli.terminal.OutputFormat;
import io.sluice.hub.config.ConfigException;
import io.sluice.hub.config.HubConfigReader;
import io.sluice.hub.store.jdbc.StoreFilesReport;
import io.sluice.hub.time.Time;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Diagnoses an installation: runs all checks and prints findings with hints. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    description = "Checks configuration, data, API and receivers, and suggests what to do.",
    footer = {
      "",
      "Sends nothing to Teams, mail or webhooks. Makes two calls of the API, which count against",
      "the quota; if a hub is running with the data folder, its state is reported instead.",
      "",
      "Exit codes: 0 if no check failed, 1 otherwise."
    })
public final class DoctorCommand implements Callable<Integer> {
  private static final Path DEFAULT_CONFIG = Path.of("sluice.yaml");

  private final Time time;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Configuration file (default: sluice.yaml, if it exists).")
  private @Nullable Path config;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Data folder (default: that of the configuration, otherwise data).")
  private @Nullable Path data;

  @Option(
      names = "--output",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "${COMPLETION-CANDIDATES} (default: table).")
  private OutputFormat output = OutputFormat.table;

  /** Uses the machine's clock. */
  public DoctorCommand() {
    this(Time.system());
  }

  DoctorCommand(Time time) {
    this.time = time;
  }

  @Override
  public Integer call() {
    Optional<Path> file =
        Optional.ofNullable(config)
            .or(
                () ->
                    Optional.of(DEFAULT_CONFIG)
                        .filter(Files::exists)
                        .filter(there -> data == null));
    Installation installation =
        new Installation(Installation.LoadedConfig.of(file), folder(file), time);
    boolean fresh = !installation.storeFiles().map(StoreFilesReport::exists).orElse(true);
    if (fresh && installation.config().flatMap(one -> one.source()).isPresent()) {
      PrintWriter err = spec.commandLine().getErr();
      err.println("The quota ledger is empty: the first call waits a minute.");
      err.flush();
    }
    return print(CheckTable.examine(installation));
  }

  private Path folder(Optional<Path> file) {
    if (data != null) {
      return data;
    }
    try {
      return file.map(HubConfigReader::dataFolder).orElse(Path.of("data"));
    } catch (ConfigException unreadable) {
      // The first check reports this fault.
      return Path.of("data");
    }
  }

  /** Prints the findings and returns the exit code. */
  int print(List<CheckResult> results) {
    PrintWriter out = spec.commandLine().getOut();
    if (output == OutputFormat.json) {
      out.println(json(results).encodePrettily());
    } else {
      TextTable table =
          new TextTable(spec.commandLine().getColorScheme().ansi(), "STATE", "CHECK", "FINDING");
      for (CheckResult result : results) {
        CheckFinding finding = result.finding();
        table.row(finding.state().word(), result.check().name(), finding.sentence());
        if (!finding.hint().isEmpty()) {
          table.row("", "", "hint: " + finding.hint());
        }
      }
      table.lines().forEach(out::println);
      out.println();
      out.println(summary(results));
    }
    out.flush();
    return count(results, CheckFinding.State.FAILED) == 0 ? ExitCode.OK : ExitCode.FAILED;
  }

  private static String summary(List<CheckResult> results) {
    return "%d ok, %d warning, %d failed, %d skipped"
        .formatted(
            count(results, CheckFinding.State.OK),
            count(results, CheckFinding.State.WARNING),
            count(results, CheckFinding.State.FAILED),
            count(results, CheckFinding.State.SKIPPED));
  }

  private static long count(List<CheckResult> results, CheckFinding.State state) {
    return results.stream().filter(result -> result.finding().state() == state).count();
  }

  private static JsonObject json(List<CheckResult> results) {
    JsonArray items = new JsonArray();
    for (CheckResult result : results) {
      items.add(
          new JsonObject()
              .put("check", result.check().name())
              .put("looksAt", result.check().looksAt())
              .put("state", result.finding().state().word())
              .put("finding", result.finding().sentence())
              .put("hint", result.finding().hint()));
    }
    JsonObject json = new JsonObject().put("items", items);
    for (CheckFinding.State state : CheckFinding.State.values()) {
      json.put(state.word(), count(results, state));
    }
    return json;
  }
}
