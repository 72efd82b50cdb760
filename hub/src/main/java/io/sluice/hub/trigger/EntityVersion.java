package io.sluice.hub.trigger;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What tells whether an entity is still the same one, and computes the same. Answers of one service
 * may spell the same in several ways (times with three digits or seven, words in other letters,
 * fields without a value left out), and nothing was made anew because of that.
 */
public record EntityVersion(String incarnation, String definition) {
  /** Nothing was observed yet. */
  static final EntityVersion NONE = new EntityVersion("", "");

  /** An incarnation that was not told. */
  public static final String UNKNOWN = "unknown";

  /** Between a fingerprint and the version of what it was made of. */
  private static final char VERSION = '#';

  /** One time of creation may be rounded differently. */
  private static final Duration ROUNDING = Duration.ofSeconds(1);

  /** What an entity that was created then is known by. */
  public static String incarnation(Optional<Instant> created, Optional<String> text) {
    return created.map(Instant::toString).or(() -> text).orElse(UNKNOWN);
  }

  /** A definition's fingerprint, with the version that the service counts, if it does. */
  public static String definition(String fingerprint, @Nullable Object version) {
    return version == null ? fingerprint : fingerprint + VERSION + version;
  }

  /** Whether another version is the same incarnation. */
  boolean sameIncarnation(EntityVersion read) {
    return sameIncarnation(incarnation, read.incarnation);
  }

  /**
   * This version as read again: its definition may be spelled differently, and its incarnation is
   * kept as first known.
   */
  EntityVersion readAgain(EntityVersion read) {
    String known = incarnation.equals(UNKNOWN) ? read.incarnation : incarnation;
    return new EntityVersion(known, read.definition);
  }

  /** Whether another version has the same definition. */
  boolean sameDefinition(EntityVersion read) {
    return sameDefinition(definition, read.definition);
  }

  /** The definition's fingerprint, without the service's version number. */
  String fingerprint() {
    return fingerprint(definition);
  }

  /** Whether both are one incarnation; one that is not told is the one that is known. */
  static boolean sameIncarnation(String known, String read) {
    if (known.equals(read) || known.equals(UNKNOWN)) {
      return true;
    }
    if (known.isEmpty() || read.equals(UNKNOWN)) {
      return !known.isEmpty();
    }
    Instant one = instant(known);
    Instant other = instant(read);
    return one != null
        && other != null
        && Duration.between(one, other).abs().compareTo(ROUNDING) < 0;
  }

  /**
   * Whether both are one definition: the same fingerprint, or the same version of it in another
   * spelling.
   */
  static boolean sameDefinition(String known, String read) {
    Optional<String> version = version(known);
    return fingerprint(known).equals(fingerprint(read))
        || (version.isPresent() && version.equals(version(read)));
  }

  /** A definition's fingerprint alone. */
  static String fingerprint(String definition) {
    int end = definition.indexOf(VERSION);
    return end < 0 ? definition : definition.substring(0, end);
  }

  private static Optional<String> version(String definition) {
    int end = definition.indexOf(VERSION);
    return end < 0 ? Optional.empty() : Optional.of(definition.substring(end + 1));
  }

  private static @Nullable Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException spelledElse) {
      return null;
    }
  }
}
