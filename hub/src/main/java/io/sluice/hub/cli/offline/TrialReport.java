package io.sluice.hub.cli.offline;

import io.sluice.hub.cli.terminal.TerminalText;
import io.sluice.wdl.definition.FlowDefinition;
import io.sluice.wdl.json.Json;
import io.sluice.wdl.run.StepView;
import io.sluice.wdl.trial.ChildTrial;
import io.sluice.wdl.trial.MockAdvice;
import io.sluice.wdl.trial.MockedCall;
import io.sluice.wdl.trial.SampleSearch;
import io.sluice.wdl.trial.TrialOutcome;
import io.sluice.wdl.trial.TrialTrigger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Prints a trial as text or JSON. In text, control characters of values are replaced, so that they
 * cannot control the terminal.
 */
record TrialReport(FlowDefinition definition, SampleSearch.TriedRun run) {
  /** The longest value on a line, in characters; longer ones are cut. */
  static final int MAX_VALUE_LENGTH = 100;

  TrialOutcome outcome() {
    return run.outcome();
  }

  /** The text of several runs, one after the other. */
  static List<String> lines(List<TrialReport> runs) {
    List<String> lines = new ArrayList<>();
    for (TrialReport run : runs) {
      if (!lines.isEmpty()) {
        lines.add("");
      }
      lines.addAll(run.lines());
    }
    return lines;
  }

  /** The header, the tree of steps, and the result of the run. */
  private List<String> lines() {
    TrialTrigger trigger = run.trigger();
    TrialOutcome outcome = run.outcome();
    List<String> lines = new ArrayList<>();
    lines.add("flow     " + definition.name());
    lines.add("begins   " + outcome.start() + " (virtual)");
    lines.add("trigger  " + definition.trigger().name() + ": " + trigger.origin());
    lines.add("         " + value(trigger.outputs().get("body")));
    if (!run.choices().isEmpty()) {
      lines.add("values   chosen so that less fails: " + run.choices());
    }
    lines.add("");
    lines.addAll(TrialTree.of(outcome));
    lines.add("");
    lines.add("run " + summary(outcome));
    if (outcome.error() != null) {
      lines.add("error    " + TerminalText.oneLine(outcome.error()));
    }
    lines.addAll(advice());
    return lines;
  }

  private List<MockAdvice.Advice> advised() {
    return MockAdvice.of(definition, run.trigger().outputs(), run.outcome());
  }

  /** The values that failed actions read, to be copied into a file, corrected and given. */
  private List<String> advice() {
    List<String> lines = new ArrayList<>();
    for (MockAdvice.Advice one : advised()) {
      lines.add("");
      lines.add(one.path() + " failed on sample values: " + TerminalText.oneLine(one.error()));
      if (!one.lines().isEmpty()) {
        lines.add("Correct these lines in a file and give it with --mocks FILE:");
        one.lines().forEach(line -> lines.add(TerminalText.oneLine(line)));
      }
      if (one.trigger() != null) {
        lines.add("Correct the trigger's body in a file and give it with --trigger FILE:");
        lines.add(TerminalText.oneLine(one.trigger()));
      }
    }
    return lines;
  }

  /** The result of a run with its duration and the number of steps and calls. */
  static String summary(TrialOutcome outcome) {
    return "%s after %s (virtual), %d steps, %d calls answered by mocks"
        .formatted(
            outcome.status().text(),
            span(outcome.start(), outcome.end()),
            outcome.steps().size(),
            outcome.calls().size() - childRuns(outcome));
  }

  private static long childRuns(TrialOutcome outcome) {
    return outcome.children().stream()
        .filter(child -> child instanceof ChildTrial.ChildRun)
        .count();
  }

  static String span(@Nullable Instant from, @Nullable Instant to) {
    if (from == null || to == null) {
      return "-";
    }
    Duration time = Duration.between(from, to);
    if (time.compareTo(Duration.ofMinutes(1)) < 0) {
      return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }
    String text = time.toDaysPart() > 0 ? time.toDaysPart() + " d " : "";
    return text
        + "%d:%02d:%02d".formatted(time.toHoursPart(), time.toMinutesPart(), time.toSecondsPart());
  }

  static String value(@Nullable Object value) {
    String text = TerminalText.oneLine(Json.write(value));
    return text.length() <= MAX_VALUE_LENGTH
        ? text
        : text.substring(0, MAX_VALUE_LENGTH - 3) + "...";
  }

  /** JSON with every value in full: a single run, or the runs of all items in {@code runs}. */
  static String json(List<TrialReport> runs) {
    if (runs.size() == 1) {
      return Json.write(runs.get(0).tree());
    }
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    all.put("flow", runs.get(0).definition().name());
    all.put("runs", runs.stream().map(TrialReport::tree).toList());
    return Json.write(all);
  }

  private Map<String, @Nullable Object> tree() {
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    all.put("flow", definition.name());
    all.put("trigger", run.trigger().outputs());
    all.putAll(tree(run.outcome()));
    return all;
  }

  private static Map<String, @Nullable Object> tree(TrialOutcome outcome) {
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    all.put("status", outcome.status().text());
    all.put("error", outcome.error());
    all.put("startedAt", outcome.start().toString());
    all.put("endedAt", outcome.end().toString());
    all.put("response", outcome.response());
    all.put("fault", outcome.fault());
    all.put("steps", outcome.steps().stream().map(TrialReport::record).toList());
    all.put("calls", outcome.calls().stream().map(TrialReport::call).toList());
    all.put("children", outcome.children().stream().map(TrialReport::child).toList());
    return all;
  }

  private static Map<String, @Nullable Object> child(ChildTrial child) {
    Map<String, @Nullable Object> one = new LinkedHashMap<>();
    one.put("path", child.path());
    one.put("file", child.file());
    boolean mocked = child instanceof ChildTrial.MockedChild;
    one.put("problem", mocked ? ((ChildTrial.MockedChild) child).problem() : "");
    one.put("run", mocked ? null : tree(((ChildTrial.ChildRun) child).outcome()));
    return one;
  }

  private static Map<String, @Nullable Object> call(MockedCall call) {
    Map<String, @Nullable Object> one = new LinkedHashMap<>();
    one.put("path", call.path());
    one.put("operation", call.operation());
    one.put("attempt", (long) call.attempt());
    one.put("at", call.at().toString());
    one.put("status", (long) call.status());
    return one;
  }

  private static Map<String, @Nullable Object> record(StepView step) {
    Map<String, @Nullable Object> one = new LinkedHashMap<>();
    one.put("path", step.path());
    one.put("type", step.type());
    one.put("status", step.status().text());
    one.put("startedAt", step.startedAt() == null ? null : step.startedAt().toString());
    one.put("endedAt", step.endedAt() == null ? null : step.endedAt().toString());
    one.put("attempts", (long) step.attempts());
    one.put("inputs", step.inputs());
    one.put("outputs", step.outputs());
    one.put("error", step.error());
    one.put("tracked", step.tracked());
    one.put("notes", step.notes());
    return one;
  }
}
