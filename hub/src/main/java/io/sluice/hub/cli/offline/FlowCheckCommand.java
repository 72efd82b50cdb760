package io.sluice.hub.cli.offline;

import io.sluice.hub.cli.terminal.ExitCode;
import io.sluice.wdl.files.CheckReport;
import io.sluice.wdl.files.FlowCheck;
import io.sluice.wdl.files.Support;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reports for every definition in a folder whether it parses and how far the hub supports it. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = "Reports which *.json files below a folder are flows, and how far they run.",
    footer = {
      "",
      "runs: Sluice has the action type and connector; mock: only a mock answers;",
      "unsupported: the action type does not exist. Exit code 1 if a file does not parse.",
      "",
      "Example:",
      "  sluice flow check exported/ --output json"
    })
public final class FlowCheckCommand extends FlowFileCommand {
  @Parameters(paramLabel = "DIR", description = "A folder or a single file.")
  private Path folder = Path.of(".");

  @Option(names = "--output", paramLabel = "FORM", description = "text (default) or json.")
  private Output output = Output.text;

  @Mixin private HostOption host = new HostOption();

  @Override
  int execute() throws IOException {
    boolean single = Files.isRegularFile(folder);
    List<Path> files = single ? List.of(folder) : FlowFiles.below(folder, ".json");
    FlowCheck check = new FlowCheck(new HubFlowHost(host.settings()));
    for (Path file : files) {
      String name = single ? String.valueOf(file.getFileName()) : FlowFiles.relative(folder, file);
      try {
        check.add(name, Files.readAllBytes(file));
      } catch (IOException unreadable) {
        check.addUnreadable(name, "the file cannot be read: " + unreadable);
      }
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
    report.skipped().forEach(file -> say("-       no definition in " + file));
  }
}
