package io.sluice.hub.trigger;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which incarnation and definition of an entity was observed. The service may spell the same
 * version in several ways (times with three or seven decimals, words in another letter case, empty
 * fields left out), which does not count as a change.
 *
 * @param incarnation differs when the entity was deleted and created again; the time of its
 *     creation
 * @param definition a fingerprint of what the entity computes
 */
public record EntityVersion(String incarnation, String definition) {
  /** Nothing was observed yet. */
  static final EntityVersion NONE = new EntityVersion("", "");

  /** The incarnation when the service gives no time of creation. */
  public static final String UNKNOWN = "unknown";

  /** Separates the fingerprint from the version number that the service counts. */
  private static final char VERSION = '#';

  /** Times of creation may be rounded differently. */
  private static final Duration ROUNDING = Duration.ofSeconds(1);

  /** The incarnation of an entity by its time of creation, or the text of that time. */
  public static String incarnation(Optional<Instant> created, Optional<String> text) {
    return created.map(Instant::toString).or(() -> text).orElse(UNKNOWN);
  }

  /** A definition's fingerprint with the service's version number, if there is one. */
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

  /** Whether both denote the same incarnation; an unknown incarnation matches any. */
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
   * Whether both are the same definition: by fingerprint, or by version number when the fingerprint
   * differs in spelling only.
   */
  static boolean sameDefinition(String known, String read) {
    Optional<String> version = version(known);
    return fingerprint(known).equals(fingerprint(read))
        || (version.isPresent() && version.equals(version(read)));
  }

  /** A definition's fingerprint without the version number. */
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
