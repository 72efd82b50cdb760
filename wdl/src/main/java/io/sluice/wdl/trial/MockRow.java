package io.sluice.wdl.trial;

import java.time.Duration;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@link MockTable}: the mock of one operation or of all that match a pattern.
 *
 * @param pattern {@code connector.operationId} without {@code shared_}; {@code *} matches any text
 * @param status the HTTP status of the answer
 * @param after the time until the answer
 * @param doc what the answer contains, for people
 * @param body makes the answer's body; values that the flow reads are added to it
 */
public record MockRow(
    String pattern,
    int status,
    Duration after,
    String doc,
    Function<MockRequest, @Nullable Object> body) {

  /** True if the row applies to an operation. */
  boolean matches(String operation) {
    return matches(pattern, operation);
  }

  /** Compares without letter case; each star matches the shortest text that lets the rest match. */
  static boolean matches(String pattern, String text) {
    String[] parts = pattern.toLowerCase(Locale.ROOT).split("\\*", -1);
    String rest = text.toLowerCase(Locale.ROOT);
    if (parts.length == 1) {
      return rest.equals(parts[0]);
    }
    String last = parts[parts.length - 1];
    if (!rest.startsWith(parts[0]) || !rest.endsWith(last)) {
      return false;
    }
    int at = parts[0].length();
    for (int i = 1; i < parts.length - 1; i++) {
      int found = rest.indexOf(parts[i], at);
      if (found < 0) {
        return false;
      }
      at = found + parts[i].length();
    }
    return at <= rest.length() - last.length();
  }
}
