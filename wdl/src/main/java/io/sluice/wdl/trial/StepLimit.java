package io.sluice.wdl.trial;

import io.sluice.wdl.run.StepView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says which loop kept a run from ending. */
final class StepLimit {
  private static final Pattern TURN = Pattern.compile("([^/\\[]+)\\[(\\d+)\\]");

  private StepLimit() {}

  /** The loop with the most turns, from the paths of the steps. */
  static String reason(List<StepView> steps, int most) {
    Map<String, Integer> turns = new LinkedHashMap<>();
    for (StepView step : steps) {
      Matcher matcher = TURN.matcher(step.path());
      while (matcher.find()) {
        turns.merge(matcher.group(1), Integer.parseInt(matcher.group(2)), Math::max);
      }
    }
    String loop =
        turns.entrySet().stream()
            .max(Map.Entry.comparingByValue())
            .map(row -> "the loop '" + row.getKey() + "' is at turn " + row.getValue() + "; ")
            .orElse("");
    return "The run took more than "
        + most
        + " actions: "
        + loop
        + "correct its end, or allow more with --max-steps.";
  }
}
