package io.sluice.hub.trigger;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Normalises the ids of data sources, jobs, tasks and runs. They are UUIDs, which are the same in
 * lower and upper case, in braces and without hyphens; another spelling of an id must not become
 * another task and a second event.
 */
public final class ApiIds {
  private static final Pattern UUID =
      Pattern.compile(
          "[{(]?(\\p{XDigit}{8})-?(\\p{XDigit}{4})-?(\\p{XDigit}{4})-?(\\p{XDigit}{4})-?"
              + "(\\p{XDigit}{12})[)}]?");

  private ApiIds() {}

  /** A UUID in lower case with hyphens; any other text unchanged. */
  public static String of(String text) {
    Matcher uuid = UUID.matcher(text);
    return uuid.matches()
        ? String.join(
                "-", uuid.group(1), uuid.group(2), uuid.group(3), uuid.group(4), uuid.group(5))
            .toLowerCase(Locale.ROOT)
        : text;
  }
}
