package io.sluice.hub.cli.offline;

import io.sluice.hub.cli.terminal.ExitCode;
import io.sluice.wdl.files.CheckReport;
import io.sluice.wdl.files.FileRefusedException;
import io.sluice.wdl.files.FlowCheck;
import io.sluice.wdl.files.Support;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reports for every definition in a folder whether it parses and how far the hub supports it. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = "Reports which files of a folder or zip file are flows, and how far they run.",
    footer = {
      "",
      "runs: Sluice has the action type and connector; mock: only a mock answers;",
      "unsupported: the action type does not exist. Exit code 1 if a file does not parse.",
      "",
      "Example:",
      "  sluice flow check exported/ --output json",
      "  sluice flow check Solution.zip"
    })
public final class FlowCheckCommand extends FlowFileCommand {
  @Parameters(
      paramLabel = "DIR|FILE",
      description = "A folder, a zip file, a Logic Apps Standard project or a single file.")
  private Path folder = Path.of(".");

  @Option(names = "--output", paramLabel = "FORM", description = "text (default) or json.")
  private Output output = Output.text;

  @Mixin private HostOption host = new HostOption();

  @Override
  int execute() throws IOException {
    FlowCheck check = new FlowCheck(new HubFlowHost(host.settings()));
    try {
      check.add(FlowPlace.at(folder));
    } catch (FileRefusedException refused) {
      check.addUnreadable(String.valueOf(folder.getFileName()), refused.rule());
    }
    CheckReport report = check.report();
    if (output == Output.json) {
      print(report.tree());
    } else {
      table(report);
    }
    return report.allParsed() ? ExitCode.OK : ExitCode.FAILED;
  }

  private void table(CheckReport report) {
    say("PARSED  RUNS  MOCK  UNSUPPORTED  FILE");
    for (CheckReport.DefinitionCheck row : report.definitions()) {
      say(
          String.format(
              "%-6s  %4d  %4d  %11d  %s",
              row.parsed() ? "yes" : "no",
              row.count(Support.RUNS),
              row.count(Support.MOCK),
              row.count(Support.UNSUPPORTED),
              row.file()));
      if (row.error() != null) {
        say("        " + row.error());
      }
      if (!row.unknownFunctions().isEmpty()) {
        say("        unknown functions: " + String.join(", ", row.unknownFunctions()));
      }
    }
    report.leftOut().forEach(row -> say("-       left out: " + row.text()));
    report.skipped().forEach(file -> say("-       no definition in " + file));
  }
}
