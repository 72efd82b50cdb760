package io.sluice.hub.cli.offline;

import io.sluice.hub.cli.terminal.ExitCode;
import io.sluice.wdl.definition.FlowFile;
import io.sluice.wdl.definition.FlowProblem;
import io.sluice.wdl.files.FlowOutline;
import io.sluice.wdl.files.Support;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Prints a flow as a tree. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Prints a flow as a tree: trigger, conditions, and actions with their support.",
    footer = {"", "Example:", "  sluice flow show flows/digest-on-measure.json"})
public final class FlowShowCommand extends FlowFileCommand {
  /** The last column at which levels of support are aligned; longer lines are not aligned. */
  private static final int MAX_ALIGNED_WIDTH = 90;

  @Parameters(paramLabel = "FILE", description = "A flow file, JSON or YAML.")
  private Path file = Path.of(".");

  @Override
  int execute() throws IOException {
    FlowFile read = FlowFile.read(file.toString(), Files.readAllBytes(file));
    FlowProblem problem = read.problem();
    if (problem != null) {
      return failed(problem.text(), "sluice flow lint FILE lists every fault");
    }
    List<FlowOutline.OutlineLine> lines = FlowOutline.lines(read, new HubFlowHost());
    if (lines.isEmpty()) {
      return failed(file + " contains no definition", "give a file with triggers and actions");
    }
    int width =
        lines.stream()
            .filter(line -> line.support() != null)
            .mapToInt(line -> line.text().length())
            .filter(length -> length <= MAX_ALIGNED_WIDTH)
            .max()
            .orElse(0);
    for (FlowOutline.OutlineLine line : lines) {
      String gap = " ".repeat(Math.max(0, width - line.text().length()) + 2);
      String note = line.note().isEmpty() ? "" : "  " + line.note();
      Support support = line.support();
      say(support == null ? line.text() : line.text() + gap + support.word() + note);
    }
    return ExitCode.OK;
  }
}
