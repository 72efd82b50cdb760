package io.sluice.hub.cli.offline;

import io.sluice.hub.cli.terminal.ExitCode;
import io.sluice.wdl.files.FlowCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says of every definition in a folder how far it runs here. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = "Says of every *.json below a folder whether it is a flow and how far it runs.",
    footer = {
      "",
      "runs: action types and connectors that are here; mock: connectors that are not;",
      "unsupported: action types that are not. Exit code 1 when a file does not parse.",
      "",
      "Example:",
      "  sluice flow check exported/ --output json"
    })
public final class FlowCheckCommand extends FlowFileCommand {
  @Parameters(paramLabel = "DIR", description = "The folder; or a single file.")
  private Path folder = Path.of(".");

  @Option(names = "--output", paramLabel = "FORM", description = "text (default) or json.")
  private Output output = Output.text;

  @Override
  int execute() throws IOException {
    boolean single = Files.isRegularFile(folder);
    List<Path> files = single ? List.of(folder) : FlowFiles.below(folder, ".json");
    FlowCheck.Gathering gathering = new FlowCheck.Gathering(new HubFlowHost());
    for (Path file : files) {
      String name = single ? String.valueOf(file.getFileName()) : FlowFiles.relative(folder, file);
      try {
        gathering.add(name, Files.readAllBytes(file));
      } catch (IOException unreadable) {
        gathering.unreadable(name, "the file cannot be read: " + unreadable);
      }
    }
    FlowCheck.Report report = gathering.report();
    if (output == Output.json) {
      print(report.tree());
    } else {
      table(report);
    }
    return report.allParsed() ? ExitCode.OK : ExitCode.FAILED;
  }

  private void table(FlowCheck.Report report) {
    say("PARSED  RUNS  MOCK  UNSUPPORTED  FILE");
    for (FlowCheck.Row row : report.definitions()) {
      say(
          String.format(
              "%-6s  %4d  %4d  %11d  %s",
              row.parsed() ? "yes" : "no",
              row.runs(),
              row.mocked(),
              row.unsupported(),
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
