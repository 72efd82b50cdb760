package io.sluice.hub.cli;

import io.sluice.hub.cli.terminal.ExitCode;
import io.sluice.hub.store.jdbc.StoreBackups;
import io.sluice.hub.time.Time;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Copies the database of a hub, running or not. */
@Command(
    name = "backup",
    mixinStandardHelpOptions = true,
    description = "Copies history and states into one file, also while the hub runs.",
    footer = {
      "",
      "Flow files, secrets and the configuration are not in it: copy these files",
      "separately. \"sluice restore FILE\" restores the backup.",
      "",
      "Example:",
      "  sluice backup /backups/sluice-monday.db"
    })
final class BackupCommand implements Callable<Integer> {
  private final Time time = Time.system();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private DataOptions data = new DataOptions();

  @Parameters(paramLabel = "FILE", description = "The file to write; it must not exist.")
  private Path file = Path.of("");

  @Override
  public Integer call() {
    StoreBackups.save(data.store(), file, time.instant());
    PrintWriter out = spec.commandLine().getOut();
    out.println("backed up to " + file.toAbsolutePath());
    out.flush();
    return ExitCode.OK;
  }
}
