package io.sluice.hub.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Commands about the configuration file; alone it prints help. */
@Command(
    name = "config",
    mixinStandardHelpOptions = true,
    description = "Shows the configuration in force, and the schema of sluice.yaml.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {ConfigShowCommand.class, ConfigSchemaCommand.class},
    footer = {
      "",
      "Examples:",
      "  sluice config show --effective --origin",
      "  sluice config schema > sluice.schema.json"
    })
final class ConfigCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
