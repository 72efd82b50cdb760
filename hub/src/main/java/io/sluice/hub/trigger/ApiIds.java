package io.sluice.hub.trigger;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One spelling of the ids of data sources, jobs, tasks and runs. They are UUIDs, which mean the
 * same in small and capital letters, in braces, and without dashes: the same id in another spelling
 * is no other task, and no second event.
 */
public final class ApiIds {
  private static final Pattern UUID =
      Pattern.compile(
          "[{(]?(\\p{XDigit}{8})-?(\\p{XDigit}{4})-?(\\p{XDigit}{4})-?(\\p{XDigit}{4})-?"
              + "(\\p{XDigit}{12})[)}]?");

  private ApiIds() {}

  /** A UUID in small letters with dashes; anything else as it is. */
  public static String of(String text) {
    Matcher uuid = UUID.matcher(text);
    return uuid.matches()
        ? String.join(
                "-", uuid.group(1), uuid.group(2), uuid.group(3), uuid.group(4), uuid.group(5))
            .toLowerCase(Locale.ROOT)
        : text;
  }
}
