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
 * Reads mocks files: an object of entries by action name or {@code connector.operationId}. The
 * members of an entry, {@code status}, {@code headers}, {@code body}, {@code delay} and {@code
 * failTimes}, are optional.
 */
public final class MockFile {
  /** Maximum of {@code failTimes}. */
  public static final int MAX_FAIL_TIMES = 1_000;

  private static final Set<String> MEMBERS =
      new java.util.TreeSet<>(List.of("status", "headers", "body", "delay", "failTimes"));

  private final String file;
  private final List<String> problems = new ArrayList<>();

  private MockFile(String file) {
    this.file = file;
  }

  /**
   * The content of a mocks file.
   *
   * @param entries in the order of the file; the first match answers
   * @param problems each with file, place, rule and what to do
   */
  public record MockReadResult(List<MockEntry> entries, List<String> problems) {}

  /** Reads a JSON or YAML file. */
  public static MockReadResult read(String file, byte[] bytes) {
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
    return new MockReadResult(entries, reader.problems);
  }

  private MockEntry entry(String key, Map<String, @Nullable Object> given) {
    for (String member : given.keySet()) {
      if (!MEMBERS.contains(member)) {
        wrong(key, "unknown member '" + member + "'. Use one of " + MEMBERS + ".");
      }
    }
    Map<String, String> headers = new LinkedHashMap<>();
    JsonObjects.members(given.get("headers"))
        .forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), "" + value));
    Long status = number(key, given, "status", 100, 599);
    Long failures = number(key, given, "failTimes", 0, MAX_FAIL_TIMES);
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
      String key, Map<String, @Nullable Object> given, String member, long min, long max) {
    Object value = given.get(member);
    if (value instanceof Long number && number >= min && number <= max) {
      return number;
    }
    if (value != null) {
      wrong(
          key + "/" + member, "the value must be a whole number from " + min + " to " + max + ".");
    }
    return null;
  }

  /** An ISO 8601 duration, or a number with the unit ms, s, m or h. */
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
      // Reported below, like negative durations.
    }
    wrong(key + "/delay", "the value must be a duration, as in 30s, 5m or PT1H.");
    return null;
  }

  private void wrong(String place, String rule) {
    problems.add(file + " " + place + ": " + rule);
  }
}
