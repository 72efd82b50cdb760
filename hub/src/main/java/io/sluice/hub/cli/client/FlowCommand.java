package io.sluice.hub.cli.client;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The group of commands about flows; alone it prints its help. */
@Command(
    name = "flow",
    description = "Lists, pauses and resumes flows.",
    mixinStandardHelpOptions = true,
    subcommands = {ListFlowsCommand.class, PauseFlowCommand.class, ResumeFlowCommand.class},
    footer = {
      "",
      "Examples:",
      "  ./sluice flow list",
      "  ./sluice flow pause NAME --reason \"holiday\""
    })
public final class FlowCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
