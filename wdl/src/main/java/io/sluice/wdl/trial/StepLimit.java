package io.sluice.wdl.trial;

import io.sluice.wdl.run.StepView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The error message of a run that exceeds its maximum number of steps. */
final class StepLimit {
  private static final Pattern ITERATION = Pattern.compile("([^/\\[]+)\\[(\\d+)\\]");

  private StepLimit() {}

  /** Names the loop with the most iterations, which is the likely cause. */
  static String reason(List<StepView> steps, int maxSteps) {
    Map<String, Integer> iterations = new LinkedHashMap<>();
    for (StepView step : steps) {
      Matcher matcher = ITERATION.matcher(step.path());
      while (matcher.find()) {
        iterations.merge(matcher.group(1), Integer.parseInt(matcher.group(2)), Math::max);
      }
    }
    String loop =
        iterations.entrySet().stream()
            .max(Map.Entry.comparingByValue())
            .map(row -> "the loop '" + row.getKey() + "' is at iteration " + row.getValue() + "; ")
            .orElse("");
    return "The run executed more than "
        + maxSteps
        + " actions: "
        + loop
        + "correct its exit condition, or raise --max-steps.";
  }
}
