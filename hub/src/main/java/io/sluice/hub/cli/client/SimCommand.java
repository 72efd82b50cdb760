package io.sluice.hub.cli.client;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Group of the commands that control a simulator; without a subcommand it prints its help. */
@Command(
    name = "sim",
    description = "Controls the simulator of the running demo, or a standalone one (simulate).",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      WorldCommand.class,
      FactsCommand.class,
      LedgerCommand.class,
      ClockCommand.class,
      DoCommand.class,
      ScenarioCommand.class,
      FaultsCommand.class,
      SimInboxCommand.class,
      MailCommand.class,
      HookCommand.class,
      SnapshotCommand.class,
      RestoreSnapshotCommand.class,
      ResetCommand.class,
      OperationsCommand.class
    },
    footer = {
      "",
      "Examples:",
      "  ./sluice sim world",
      "  ./sluice sim do restateSegment --segment HighValueCustomers --value 900",
      "  ./sluice sim faults add status --set status=503 --where api --for 1m",
      "  ./sluice sim clock step 1h"
    })
public final class SimCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
