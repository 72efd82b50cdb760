package io.sluice.wdl.trial;

import io.sluice.wdl.definition.FlowProblem;
import io.sluice.wdl.definition.FlowTrees;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads files with mocks: an object of entries by action name or {@code connector.operation}, each
 * with status, headers, body, delay and failTimes, all optional.
 */
public final class MockFile {
  /** Attempts that an entry may fail at most. */
  public static final int MOST_FAILURES = 1_000;

  private static final Set<String> MEMBERS =
      new java.util.TreeSet<>(List.of("status", "headers", "body", "delay", "failTimes"));

  private final String file;
  private final List<String> problems = new ArrayList<>();

  private MockFile(String file) {
    this.file = file;
  }

  /**
   * What a file gave.
   *
   * @param entries in the order of the file; the first that fits answers
   * @param problems each with file, place, rule and what to do
   */
  public record Reading(List<MockEntry> entries, List<String> problems) {}

  /** Reads a JSON or YAML file. */
  public static Reading read(String file, byte[] bytes) {
    FlowTrees.TreeReadResult tree = FlowTrees.read(file, bytes);
    MockFile reader = new MockFile(file);
    tree.problems().stream().map(FlowProblem::text).forEach(reader.problems::add);
    List<MockEntry> entries = new ArrayList<>();
    if (tree.tree() instanceof Map<?, ?> map) {
      map.forEach(
          (key, value) ->
              entries.add(reader.entry(String.valueOf(key), JsonObjects.members(value))));
    } else if (tree.problems().isEmpty()) {
      reader.problems.add(
          file
              + ": a mocks file is an object of entries by action name. Write Get_items: {body:"
              + " 1}.");
    }
    return new Reading(entries, reader.problems);
  }

  private MockEntry entry(String key, Map<String, @Nullable Object> given) {
    for (String member : given.keySet()) {
      if (!MEMBERS.contains(member)) {
        wrong(key, "there is no member '" + member + "'. Use one of " + MEMBERS + ".");
      }
    }
    Map<String, String> headers = new LinkedHashMap<>();
    JsonObjects.members(given.get("headers"))
        .forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), "" + value));
    Long status = number(key, given, "status", 100, 599);
    Long failures = number(key, given, "failTimes", 0, MOST_FAILURES);
    return new MockEntry(
        key.startsWith("shared_") ? key.substring("shared_".length()) : key,
        status == null ? null : status.intValue(),
        headers,
        given.containsKey("body"),
        given.get("body"),
        delay(key, given.get("delay")),
        failures == null ? 0 : failures.intValue());
  }

  private @Nullable Long number(
      String key, Map<String, @Nullable Object> given, String member, long least, long most) {
    Object value = given.get(member);
    if (value instanceof Long number && number >= least && number <= most) {
      return number;
    }
    if (value != null) {
      wrong(key + "/" + member, "it is a whole number from " + least + " to " + most + ".");
    }
    return null;
  }

  /** ISO 8601, or a number with ms, s, m or h. */
  private @Nullable Duration delay(String key, @Nullable Object value) {
    if (value == null) {
      return null;
    }
    String text = String.valueOf(value).toUpperCase(Locale.ROOT);
    try {
      Duration delay;
      if (text.matches("\\d{1,9}MS")) {
        delay = Duration.ofMillis(Long.parseLong(text.substring(0, text.length() - 2)));
      } else if (text.matches("\\d{1,9}[SMH]")) {
        delay = Duration.parse("PT" + text);
      } else {
        delay = Duration.parse(text);
      }
      if (!delay.isNegative()) {
        return delay;
      }
    } catch (DateTimeParseException notADuration) {
      // Told below, together with negative ones.
    }
    wrong(key + "/delay", "it is a duration. Write it as 30s, 5m or PT1H.");
    return null;
  }

  private void wrong(String place, String rule) {
    problems.add(file + " " + place + ": " + rule);
  }
}
