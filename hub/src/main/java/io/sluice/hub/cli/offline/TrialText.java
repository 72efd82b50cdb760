package io.sluice.hub.cli.offline;

import io.sluice.hub.flow.Flows;
import io.sluice.hub.flow.definition.FlowDefinition;
import io.sluice.hub.flow.expression.Json;
import io.sluice.hub.flow.mock.Launch;
import io.sluice.hub.flow.mock.Trial;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A trial as people and programs read it. Control characters of values do not reach terminals. */
record TrialText(FlowDefinition definition, Launch launch, Trial.Outcome outcome) {
  /** Characters of a value on one line. */
  static final int WIDTH = 100;

  /** The tree of steps, and how the run ended. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("flow     " + definition.name());
    lines.add("begins   " + outcome.start() + " (virtual)");
    lines.add("trigger  " + definition.trigger().name() + ": " + launch.told());
    lines.add("         " + value(launch.outputs().get("body")));
    lines.add("");
    under("", byParent(), lines);
    lines.add("");
    lines.add(
        "run %s after %s (virtual), %d steps, %d calls answered by mocks"
            .formatted(
                outcome.status().text(),
                span(outcome.start(), outcome.end()),
                outcome.steps().size(),
                outcome.calls().size()));
    if (outcome.error() != null) {
      lines.add("error    " + plain(outcome.error()));
    }
    return lines;
  }

  /** The steps by what they are inside, each in the order in which they started. */
  private Map<String, List<Flows.Step>> byParent() {
    Map<String, List<Flows.Step>> children = new LinkedHashMap<>();
    for (Flows.Step step : outcome.steps()) {
      int slash = step.path().lastIndexOf('/');
      String holder =
          slash < 0 ? "" : step.path().substring(0, slash).replaceFirst("\\[\\d+]$", "");
      children.computeIfAbsent(holder, none -> new ArrayList<>()).add(step);
    }
    return children;
  }

  private static void under(
      String path, Map<String, List<Flows.Step>> children, List<String> lines) {
    for (Flows.Step step : children.getOrDefault(path, List.of())) {
      step(step, lines);
      under(step.path(), children, lines);
    }
  }

  private static void step(Flows.Step step, List<String> lines) {
    int depth = (int) step.path().chars().filter(c -> c == '/').count();
    String indent = "  ".repeat(depth);
    boolean began = step.startedAt() != null;
    lines.add(
        "%-10s%s%s  %s%s"
            .formatted(
                step.status(),
                indent,
                plain(tail(step.path())),
                step.type(),
                began ? "  " + span(step.startedAt(), step.endedAt()) + attempts(step) : ""));
    String under = " ".repeat(12) + indent;
    if (step.inputs() != null) {
      lines.add(under + "in   " + value(step.inputs()));
    }
    if (step.outputs() != null) {
      lines.add(under + "out  " + value(step.outputs()));
    }
    if (step.tracked() != null) {
      lines.add(under + "tracked  " + value(step.tracked()));
    }
    if (step.error() != null) {
      lines.add(under + "why  " + plain(step.error()));
    }
    step.notes().forEach(note -> lines.add(under + "note " + plain(note)));
  }

  /** The last step of a path; the turn of the loop around it comes first. */
  private static String tail(String path) {
    int slash = path.lastIndexOf('/');
    if (slash < 0) {
      return path;
    }
    String holder = path.substring(path.lastIndexOf('/', slash - 1) + 1, slash);
    int turn = holder.endsWith("]") ? holder.lastIndexOf('[') : -1;
    return (turn < 0 ? "" : holder.substring(turn) + " ") + path.substring(slash + 1);
  }

  private static String attempts(Flows.Step step) {
    return step.attempts() > 1 ? "  " + step.attempts() + " calls" : "";
  }

  private static String span(@Nullable Instant from, @Nullable Instant to) {
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

  private static String value(@Nullable Object value) {
    String text = plain(Json.write(value));
    return text.length() <= WIDTH ? text : text.substring(0, WIDTH - 3) + "...";
  }

  private static String plain(String text) {
    return text.replaceAll("[\\p{Cntrl}]+", " ");
  }

  /** All of it as JSON. */
  String json() {
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    all.put("flow", definition.name());
    all.put("status", outcome.status().text());
    all.put("error", outcome.error());
    all.put("startedAt", outcome.start().toString());
    all.put("endedAt", outcome.end().toString());
    all.put("trigger", launch.outputs());
    all.put("response", outcome.response());
    all.put("fault", outcome.fault());
    all.put("steps", outcome.steps().stream().map(TrialText::record).toList());
    List<Object> calls = new ArrayList<>();
    for (Trial.Call call : outcome.calls()) {
      Map<String, @Nullable Object> one = new LinkedHashMap<>();
      one.put("path", call.path());
      one.put("operation", call.operation());
      one.put("attempt", (long) call.attempt());
      one.put("at", call.at().toString());
      one.put("status", (long) call.status());
      calls.add(one);
    }
    all.put("calls", calls);
    return Json.write(all);
  }

  private static Map<String, @Nullable Object> record(Flows.Step step) {
    Map<String, @Nullable Object> one = new LinkedHashMap<>();
    one.put("path", step.path());
    one.put("type", step.type());
    one.put("status", step.status());
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
