package io.sluice.hub.source;

import io.sluice.hub.trigger.ApiIds;
import io.sluice.hub.trigger.EntityVersion;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tolerant reader of one JSON object of the API: unknown fields are ignored, names and enumerations
 * match in any letter case, ids are normalised, times without a zone are UTC, and a value of the
 * wrong type counts as absent.
 */
final class Fields {
  /**
   * The bounds of .NET's DateTime, which the service writes for times that are not set: see
   * https://learn.microsoft.com/dotnet/api/system.datetime.minvalue.
   */
  private static final Instant NEVER = Instant.parse("0001-01-01T00:00:00Z");

  private static final Instant FOREVER = Instant.parse("9999-12-31T23:59:59Z");

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
    return value(name) instanceof String text && !text.isEmpty()
        ? Optional.of(text)
        : Optional.empty();
  }

  /** A normalised id. */
  Optional<String> id(String name) {
    return text(name).map(ApiIds::of);
  }

  /** An enumeration's value in the spelling of the API's description; empty when absent. */
  String word(String name) {
    return text(name).map(ApiSpelling::of).orElse("");
  }

  boolean is(String name) {
    return Boolean.TRUE.equals(value(name));
  }

  Optional<Instant> time(String name) {
    return text(name).flatMap(Fields::instant);
  }

  /** The value of a field; of the same name in another letter case when this one is absent. */
  @Nullable Object value(String name) {
    Object found = object.get(name);
    if (found != null || object.containsKey(name)) {
      return found;
    }
    for (Map.Entry<?, ?> each : object.entrySet()) {
      if (each.getKey() instanceof String key && key.equalsIgnoreCase(name)) {
        return each.getValue();
      }
    }
    return null;
  }

  Fields child(String name) {
    return of(value(name));
  }

  List<Fields> children(String name) {
    return list(value(name));
  }

  List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    if (value(name) instanceof List<?> list) {
      list.forEach(item -> texts.add(String.valueOf(item)));
    }
    return texts;
  }

  /** Normalised ids. */
  List<String> ids(String name) {
    return texts(name).stream().map(ApiIds::of).toList();
  }

  Map<?, ?> map() {
    return object;
  }

  /**
   * The version of this entity: its incarnation is its time of creation.
   *
   * @param definition the field with its definition
   */
  EntityVersion version(String definition) {
    return new EntityVersion(
        EntityVersion.incarnation(time("createdUtc"), text("createdUtc")),
        EntityVersion.definition(Fingerprint.hash(value(definition)), value("version")));
  }

  /** Accepts years of four digits only; time arithmetic and the store are not safe with others. */
  private static Optional<Instant> instant(String text) {
    try {
      Instant time =
          hasZone(text)
              ? OffsetDateTime.parse(text).toInstant()
              : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
      return Optional.of(time).filter(one -> one.isAfter(NEVER) && one.isBefore(FOREVER));
    } catch (DateTimeParseException notATime) {
      return Optional.empty();
    }
  }

  /** Whether a zone such as Z or +01:00 follows the time of day. */
  private static boolean hasZone(String text) {
    int time = text.indexOf('T');
    return text.endsWith("Z")
        || text.endsWith("z")
        || text.indexOf('+', time + 1) > 0
        || text.indexOf('-', time + 1) > 0;
  }
}
