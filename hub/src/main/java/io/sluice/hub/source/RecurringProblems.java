package io.sluice.hub.source;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Condenses calls that fail sweep after sweep into few log lines: one when the problem begins or
 * its reason changes, a reminder every ten minutes, and one when the call works again.
 */
final class RecurringProblems {
  /** The time between reminders of an unchanged problem. */
  static final Duration REMINDER = Duration.ofMinutes(10);

  private final Map<String, OperationProblem> now = new LinkedHashMap<>();

  /** A problem of one operation. */
  private record OperationProblem(String text, Instant since, Instant loggedAt) {}

  /**
   * Lines for the log after a sweep.
   *
   * @param problems by operation
   */
  List<String> lines(Map<String, String> problems, Instant at) {
    List<String> lines = new ArrayList<>();
    Map<String, List<String>> due = new LinkedHashMap<>();
    problems.forEach(
        (operation, text) -> {
          OperationProblem known = now.get(operation);
          boolean same = known != null && known.text().equals(text);
          Instant since = known == null ? at : known.since();
          if (known == null || !same || !at.isBefore(known.loggedAt().plus(REMINDER))) {
            String still = same ? " (since " + since + ")" : "";
            due.computeIfAbsent(text + still, first -> new ArrayList<>()).add(operation);
            now.put(operation, new OperationProblem(text, since, at));
          }
        });
    due.forEach((text, operations) -> lines.add(String.join(", ", operations) + ": " + text));
    return lines;
  }

  /** Lines for operations that work again, with how long they failed. */
  List<String> over(Map<String, String> problems, Instant at) {
    Map<Duration, List<String>> over = new LinkedHashMap<>();
    now.entrySet()
        .removeIf(
            known -> {
              boolean answers = !problems.containsKey(known.getKey());
              if (answers) {
                Duration lasted = Duration.between(known.getValue().since(), at);
                over.computeIfAbsent(lasted, first -> new ArrayList<>()).add(known.getKey());
              }
              return answers;
            });
    List<String> lines = new ArrayList<>();
    over.forEach(
        (lasted, operations) ->
            lines.add(
                String.join(", ", operations)
                    + ": works again after "
                    + lasted.toSeconds()
                    + " s"));
    return lines;
  }

  /** All problems of a sweep as one text, with operations of the same problem together. */
  static String sentences(Map<String, String> problems) {
    Map<String, List<String>> byText = new LinkedHashMap<>();
    problems.forEach(
        (operation, text) ->
            byText.computeIfAbsent(text, first -> new ArrayList<>()).add(operation));
    List<String> parts = new ArrayList<>();
    byText.forEach((text, operations) -> parts.add(String.join(", ", operations) + ": " + text));
    return String.join("; ", parts);
  }
}
