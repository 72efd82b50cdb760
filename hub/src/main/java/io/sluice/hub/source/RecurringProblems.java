package io.sluice.hub.source;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the log is told of calls that fail sweep after sweep: that they begin to, that the reason is
 * another, every ten minutes that they still do, and that they answer again.
 */
final class RecurringProblems {
  /** How long a trouble that stays as it is goes unmentioned. */
  static final Duration AGAIN = Duration.ofMinutes(10);

  private final Map<String, Trouble> now = new LinkedHashMap<>();

  /** A sentence of {@link #sentences}, since when it holds and when it was told last. */
  private record Trouble(String text, Instant since, Instant told) {}

  /**
   * Lines for the log after a sweep.
   *
   * @param problems by operation
   */
  List<String> lines(Map<String, String> problems, Instant at) {
    List<String> lines = new ArrayList<>();
    Map<String, List<String>> told = new LinkedHashMap<>();
    problems.forEach(
        (operation, text) -> {
          Trouble known = now.get(operation);
          boolean same = known != null && known.text().equals(text);
          Instant since = known == null ? at : known.since();
          if (known == null || !same || !at.isBefore(known.told().plus(AGAIN))) {
            String still = same ? " (since " + since + ")" : "";
            told.computeIfAbsent(text + still, first -> new ArrayList<>()).add(operation);
            now.put(operation, new Trouble(text, since, at));
          }
        });
    told.forEach((text, operations) -> lines.add(String.join(", ", operations) + ": " + text));
    return lines;
  }

  /** Operations that failed before and do not any more, with how long they did; forgets them. */
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

  /** All problems of a sweep, those of one reason in one part. */
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
