package io.sluice.hub.cli.offline;

import io.sluice.hub.cli.terminal.ExitCode;
import io.sluice.wdl.definition.FlowFile;
import io.sluice.wdl.definition.FlowProblem;
import io.sluice.wdl.files.FlowOutline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Draws a flow as a tree. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Draws a flow as a tree: trigger, conditions, actions and what becomes of them.",
    footer = {"", "Example:", "  sluice flow show flows/digest-on-measure.json"})
public final class FlowShowCommand extends FlowFileCommand {
  /** The column of what becomes of an action, unless its line is longer. */
  private static final int WIDEST = 90;

  @Parameters(paramLabel = "FILE", description = "A flow as JSON or YAML.")
  private Path file = Path.of(".");

  @Override
  int execute() throws IOException {
    FlowFile read = FlowFile.read(file.toString(), Files.readAllBytes(file));
    FlowProblem problem = read.problem();
    if (problem != null) {
      return failed(problem.text(), "sluice flow lint FILE tells all that is wrong");
    }
    List<FlowOutline.Line> lines = FlowOutline.lines(read, new HubFlowHost());
    if (lines.isEmpty()) {
      return failed(file + " holds no definition", "give a file with triggers and actions");
    }
    int width =
        lines.stream()
            .filter(line -> !line.standing().isEmpty())
            .mapToInt(line -> line.text().length())
            .filter(length -> length <= WIDEST)
            .max()
            .orElse(0);
    for (FlowOutline.Line line : lines) {
      String gap = " ".repeat(Math.max(0, width - line.text().length()) + 2);
      String note = line.note().isEmpty() ? "" : "  " + line.note();
      say(line.standing().isEmpty() ? line.text() : line.text() + gap + line.standing() + note);
    }
    return ExitCode.OK;
  }
}
