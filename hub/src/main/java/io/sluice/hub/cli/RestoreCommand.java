package io.sluice.hub.cli;

import io.sluice.hub.cli.terminal.ExitCode;
import io.sluice.hub.store.StoreConfig;
import io.sluice.hub.store.jdbc.StoreBackups;
import io.sluice.hub.time.Time;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Replaces the database of a stopped hub by a backup. */
@Command(
    name = "restore",
    mixinStandardHelpOptions = true,
    description = "Restores a backup into the data folder of a stopped hub.",
    footer = {
      "",
      "The backup does not know what happened after it was made, so flows could",
      "repeat actions. Therefore the next start cancels the runs that were open at",
      "the time of the backup and pauses all flows: check what is missing, then",
      "resume each flow with \"sluice flow resume NAME\".",
      "",
      "Example:",
      "  sluice restore /backups/sluice-monday.db --replace"
    })
final class RestoreCommand implements Callable<Integer> {
  private final Time time = Time.system();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private DataOptions data = new DataOptions();

  @Parameters(paramLabel = "FILE", description = "A file that \"sluice backup\" wrote.")
  private Path file = Path.of("");

  @Option(
      names = "--replace",
      description = "Replace an existing database; it is kept under another name.")
  private boolean replace;

  @Override
  public Integer call() {
    StoreConfig store = data.store();
    StoreBackups.RestoredBackup restored =
        StoreBackups.restore(store, file, replace, time.instant());
    PrintWriter out = spec.commandLine().getOut();
    out.println("restored the backup of " + restored.madeAt() + " into " + store.directory());
    restored.before().ifPresent(old -> out.println("  previous   kept as " + old));
    out.println(
        "  next       start the hub. It cancels open runs and pauses all flows, since their");
    out.println("             actions may have been done after the backup. Check what is");
    out.println("             missing, then resume each with \"sluice flow resume NAME\".");
    out.flush();
    return ExitCode.OK;
  }
}
