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

/** Reads what was given on the command line, and says what is wrong with it. */
final class Arguments {
  private Arguments() {}

  /**
   * One of the words, as it is written.
   *
   * @param what names it for people, as in {@code an action}
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
          "give it as in " + option + " 1000 or " + option + " 2.5");
    }
    return new BigDecimal(given);
  }

  /** A whole number between bounds. */
  static int within(String option, int given, int least, int most) {
    if (given < least || given > most) {
      throw ClientException.usage(
          "out-of-bounds",
          option + " is " + given + ": it must be from " + least + " to " + most,
          "give it as in " + option + " " + Math.max(least, Math.min(most, 10)));
    }
    return given;
  }

  /** A duration, as in {@code 1h30m} or {@code PT1H30M}. */
  static Duration span(String option, String given) {
    return Durations.parse(given)
        .or(() -> iso(given))
        .filter(span -> !span.isNegative())
        .orElseThrow(
            () ->
                ClientException.usage(
                    "bad-duration",
                    option + " is \"" + given + "\": it must be " + Durations.SHAPE,
                    "give it as in " + option + " 1h30m"));
  }

  /** The text of a file. */
  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      boolean missing = !Files.exists(file);
      throw ClientException.usage(
          "no-file",
          file + " cannot be read: " + (missing ? "there is no such file" : "it is no text file"),
          "look at the path; it counts from " + Path.of("").toAbsolutePath());
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
