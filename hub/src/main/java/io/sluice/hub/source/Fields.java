package io.sluice.hub.source;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads fields of one JSON object of the API with tolerance: unknown fields are ignored,
 * enumerations are compared without regard to case, times without a zone are UTC, and what has the
 * wrong type counts as absent.
 */
final class Fields {
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

  private final Map<?, ?> object;

  private Fields(Map<?, ?> object) {
    this.object = object;
  }

  static Fields of(@Nullable Object json) {
    return new Fields(json instanceof Map<?, ?> map ? map : Map.of());
  }

  /** The objects of a JSON array; other items are left out. */
  static List<Fields> list(@Nullable Object json) {
    List<Fields> items = new ArrayList<>();
    if (json instanceof List<?> list) {
      for (Object item : list) {
        if (item instanceof Map<?, ?> map) {
          items.add(new Fields(map));
        }
      }
    }
    return items;
  }

  Optional<String> text(String name) {
    return object.get(name) instanceof String text && !text.isEmpty()
        ? Optional.of(text)
        : Optional.empty();
  }

  /** An enumeration's value with a lower-case first letter, as the API's description spells it. */
  String word(String name) {
    return text(name)
        .map(word -> word.substring(0, 1).toLowerCase(Locale.ROOT) + word.substring(1))
        .orElse("");
  }

  boolean is(String name) {
    return Boolean.TRUE.equals(object.get(name));
  }

  Optional<Instant> time(String name) {
    return text(name).flatMap(Fields::instant);
  }

  @Nullable Object value(String name) {
    return object.get(name);
  }

  Fields child(String name) {
    return of(object.get(name));
  }

  List<Fields> children(String name) {
    return list(object.get(name));
  }

  List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    if (object.get(name) instanceof List<?> list) {
      list.forEach(item -> texts.add(String.valueOf(item)));
    }
    return texts;
  }

  Map<?, ?> map() {
    return object;
  }

  /** Years have four digits: with others no calculation and no store would be safe. */
  private static Optional<Instant> instant(String text) {
    try {
      Instant time =
          hasZone(text)
              ? OffsetDateTime.parse(text).toInstant()
              : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
      return Optional.of(time).filter(one -> !one.isBefore(FIRST) && one.isBefore(END));
    } catch (DateTimeParseException notATime) {
      return Optional.empty();
    }
  }

  /** Whether something like Z, +01:00 or -01:00 follows the time of day. */
  private static boolean hasZone(String text) {
    int time = text.indexOf('T');
    return text.endsWith("Z")
        || text.endsWith("z")
        || text.indexOf('+', time + 1) > 0
        || text.indexOf('-', time + 1) > 0;
  }
}
