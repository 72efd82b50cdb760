package io.sluice.hub.cli.client;

import io.sluice.hub.settings.Nearest;
import io.sluice.simulator.world.file.Durations;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.Optional;

/**
 * Parses and validates arguments of the command line; every error names the option, the value and
 * the rule.
 */
final class Arguments {
  private Arguments() {}

  /**
   * One of a list of words, matched exactly.
   *
   * @param what what the word stands for in the error message, for example {@code an action}
   */
  static String oneOf(String what, String given, Collection<String> words) {
    if (words.contains(given)) {
      return given;
    }
    throw ClientException.usage(
        "unknown-word",
        "\"" + given + "\" is not " + what,
        Nearest.to(given, words)
            .map(near -> "did you mean \"" + near + "\"?")
            .orElseGet(() -> "use one of " + String.join(", ", words)));
  }

  /** A decimal number. */
  static BigDecimal number(String option, String given) {
    if (!given.matches("[+-]?\\d{1,30}(\\.\\d{1,18})?")) {
      throw ClientException.usage(
          "bad-number",
          option + " is \"" + given + "\": it must be a plain number",
          "for example " + option + " 1000 or " + option + " 2.5");
    }
    return new BigDecimal(given);
  }

  /** A whole number between bounds. */
  static int inRange(String option, int given, int min, int max) {
    if (given < min || given > max) {
      throw ClientException.usage(
          "out-of-bounds",
          option + " is " + given + ": it must be from " + min + " to " + max,
          "for example " + option + " " + Math.max(min, Math.min(max, 10)));
    }
    return given;
  }

  /** A duration, for example {@code 1h30m} or {@code PT1H30M}; not negative. */
  static Duration duration(String option, String given) {
    return Durations.parse(given)
        .or(() -> iso(given))
        .filter(span -> !span.isNegative())
        .orElseThrow(
            () ->
                ClientException.usage(
                    "bad-duration",
                    option + " is \"" + given + "\": it must be " + Durations.SHAPE,
                    "for example " + option + " 1h30m"));
  }

  /** Reads a text file. */
  static String readFile(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      boolean missing = !Files.exists(file);
      throw ClientException.usage(
          "no-file",
          file
              + " cannot be read: "
              + (missing ? "the file does not exist" : "it is not a text file"),
          "check the path; it is relative to " + Path.of("").toAbsolutePath());
    }
  }

  private static Optional<Duration> iso(String given) {
    try {
      return Optional.of(Duration.parse(given));
    } catch (DateTimeParseException malformed) {
      return Optional.empty();
    }
  }
}
