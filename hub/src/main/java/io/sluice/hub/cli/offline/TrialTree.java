package io.sluice.hub.cli.offline;

import io.sluice.hub.cli.terminal.TerminalText;
import io.sluice.wdl.run.StepView;
import io.sluice.wdl.trial.ChildTrial;
import io.sluice.wdl.trial.TrialOutcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Prints the steps of a trial as a tree; those of a called flow follow the calling step. */
final class TrialTree {
  private final TrialOutcome outcome;
  private final String margin;
  private final List<String> lines;
  private final Map<String, List<StepView>> byParent = new LinkedHashMap<>();

  private TrialTree(TrialOutcome outcome, String margin, List<String> lines) {
    this.outcome = outcome;
    this.margin = margin;
    this.lines = lines;
    for (StepView step : outcome.steps()) {
      int slash = step.path().lastIndexOf('/');
      String holder =
          slash < 0 ? "" : step.path().substring(0, slash).replaceFirst("\\[\\d+]$", "");
      byParent.computeIfAbsent(holder, none -> new ArrayList<>()).add(step);
    }
  }

  /** The lines of the tree. Steps inside a container are in the order in which they started. */
  static List<String> of(TrialOutcome outcome) {
    List<String> lines = new ArrayList<>();
    new TrialTree(outcome, "", lines).addBelow("");
    return lines;
  }

  private void addBelow(String path) {
    for (StepView step : byParent.getOrDefault(path, List.of())) {
      add(step);
      addBelow(step.path());
    }
  }

  private void add(StepView step) {
    int depth = (int) step.path().chars().filter(c -> c == '/').count();
    String indent = margin + "  ".repeat(depth);
    boolean began = step.startedAt() != null;
    lines.add(
        "%-10s%s%s  %s%s"
            .formatted(
                step.status().text(),
                indent,
                TerminalText.oneLine(tail(step.path())),
                step.type(),
                began
                    ? "  " + TrialReport.span(step.startedAt(), step.endedAt()) + attempts(step)
                    : ""));
    String under = " ".repeat(12) + indent;
    if (step.inputs() != null) {
      lines.add(under + "in   " + TrialReport.value(step.inputs()));
    }
    if (step.outputs() != null) {
      lines.add(under + "out  " + TrialReport.value(step.outputs()));
    }
    if (step.tracked() != null) {
      lines.add(under + "tracked  " + TrialReport.value(step.tracked()));
    }
    if (step.error() != null) {
      lines.add(under + "why  " + TerminalText.oneLine(step.error()));
    }
    step.notes().forEach(note -> lines.add(under + "note " + TerminalText.oneLine(note)));
    for (ChildTrial child : outcome.children()) {
      if (child.path().equals(step.path())) {
        addChild(child, indent, under);
      }
    }
  }

  private void addChild(ChildTrial child, String indent, String under) {
    String file = TerminalText.oneLine(child.file());
    if (child instanceof ChildTrial.MockedChild mocked) {
      String problem = TerminalText.oneLine(mocked.problem());
      lines.add(under + "flow " + file + " cannot be run, a mock answers: " + problem);
      return;
    }
    TrialOutcome run = ((ChildTrial.ChildRun) child).outcome();
    lines.add(under + "flow " + file + ": " + TrialReport.summary(run));
    new TrialTree(run, indent + "    ", lines).addBelow("");
  }

  /** The last segment of a path, preceded by the iteration of the enclosing loop. */
  private static String tail(String path) {
    int slash = path.lastIndexOf('/');
    if (slash < 0) {
      return path;
    }
    String holder = path.substring(path.lastIndexOf('/', slash - 1) + 1, slash);
    int turn = holder.endsWith("]") ? holder.lastIndexOf('[') : -1;
    return (turn < 0 ? "" : holder.substring(turn) + " ") + path.substring(slash + 1);
  }

  private static String attempts(StepView step) {
    return step.attempts() > 1 ? "  " + step.attempts() + " calls" : "";
  }
}
