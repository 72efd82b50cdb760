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

/** Puts a backup in place. */
@Command(
    name = "restore",
    mixinStandardHelpOptions = true,
    description = "Puts a backup into the data folder of a hub that does not run.",
    footer = {
      "",
      "What happened after the backup was made is not in it, and would be done",
      "again. So the next start cancels the runs that were open then and pauses",
      "all flows: look what is missing, then resume each with",
      "\"sluice flow resume NAME\".",
      "",
      "Example:",
      "  sluice restore /backups/sluice-monday.db --replace"
    })
final class RestoreCommand implements Callable<Integer> {
  private final Time time = Time.system();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private DataOptions data = new DataOptions();

  @Parameters(paramLabel = "FILE", description = "What \"sluice backup\" has written.")
  private Path file = Path.of("");

  @Option(
      names = "--replace",
      description = "Keeps the database that is there under another name, and takes its place.")
  private boolean replace;

  @Override
  public Integer call() {
    StoreConfig store = data.store();
    StoreBackups.RestoredBackup restored =
        StoreBackups.restore(store, file, replace, time.instant());
    PrintWriter out = spec.commandLine().getOut();
    out.println("restored the backup of " + restored.madeAt() + " into " + store.directory());
    restored.before().ifPresent(old -> out.println("  before     is kept as " + old));
    out.println("  next       start the hub: open runs are cancelled and all flows paused, since");
    out.println("             what they do may have been done after the backup. Look what is");
    out.println("             missing, then \"sluice flow resume NAME\" each");
    out.flush();
    return ExitCode.OK;
  }
}
