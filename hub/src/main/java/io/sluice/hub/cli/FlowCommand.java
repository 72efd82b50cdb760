package io.sluice.hub.cli;

import io.sluice.hub.cli.client.ListFlowsCommand;
import io.sluice.hub.cli.client.PauseFlowCommand;
import io.sluice.hub.cli.client.ResumeFlowCommand;
import io.sluice.hub.cli.offline.FlowCheckCommand;
import io.sluice.hub.cli.offline.FlowExportCommand;
import io.sluice.hub.cli.offline.FlowImportCommand;
import io.sluice.hub.cli.offline.FlowLintCommand;
import io.sluice.hub.cli.offline.FlowShowCommand;
import io.sluice.hub.cli.offline.FlowUrlCommand;
import io.sluice.hub.cli.offline.RunFlowCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * The group of flow commands: those that ask a running hub and those that work offline on files.
 * Without a subcommand it prints its help.
 */
@Command(
    name = "flow",
    description = {
      "Lists, pauses and resumes flows;",
      "checks, shows, tries, imports and exports flow files."
    },
    mixinStandardHelpOptions = true,
    subcommands = {
      ListFlowsCommand.class,
      PauseFlowCommand.class,
      ResumeFlowCommand.class,
      FlowCheckCommand.class,
      FlowLintCommand.class,
      FlowShowCommand.class,
      FlowImportCommand.class,
      FlowExportCommand.class,
      RunFlowCommand.class,
      FlowUrlCommand.class
    },
    footer = {
      "",
      "Examples:",
      "  ./sluice flow list",
      "  ./sluice flow pause NAME --reason \"holiday\"",
      "  ./sluice flow lint flows/",
      "  ./sluice flow run FILE"
    })
public final class FlowCommand implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
