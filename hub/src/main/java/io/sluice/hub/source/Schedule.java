package io.sluice.hub.source;

import io.sluice.wdl.culture.Zones;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A refresh schedule of the environment.
 *
 * @param key identifies the schedule in this form; differs after an edit of its times
 * @param zone the zone of its local times; null when its name is unknown
 * @param expressions its cron expressions
 */
record Schedule(
    String key,
    String id,
    String operation,
    boolean active,
    @Nullable ZoneId zone,
    List<String> expressions) {

  static List<Schedule> list(Object json) {
    List<Schedule> schedules = new ArrayList<>();
    for (Fields fields : Fields.list(json)) {
      String id = fields.id("scheduleId").orElse("");
      String zone = fields.text("timezoneId").orElse("UTC");
      List<String> expressions = fields.texts("cronSchedules");
      String operation = fields.word("operationType");
      String key =
          id + "#" + Fingerprint.hash(List.of(zone, expressions, operation, fields.is("isActive")));
      schedules.add(
          new Schedule(
              key,
              id,
              operation,
              fields.is("isActive"),
              Zones.find(zone).orElse(null),
              expressions));
    }
    return List.copyOf(schedules);
  }

  /** Why its due times cannot be computed; empty when they can. */
  Optional<String> problem() {
    if (zone == null) {
      return Optional.of("its time zone is unknown");
    }
    return expressions.stream()
        .filter(text -> Cron.parse(text).isEmpty())
        .findFirst()
        .map(text -> "its times '" + text + "' cannot be read");
  }

  /** The first due times after one moment and up to another, at most {@code max}. */
  List<Instant> due(Instant after, Instant until, int max) {
    ZoneId at = zone;
    if (!active || at == null) {
      return List.of();
    }
    return expressions.stream()
        .flatMap(text -> Cron.parse(text).stream())
        .flatMap(cron -> cron.between(after, until, at, max).stream())
        .sorted()
        .distinct()
        .limit(max)
        .toList();
  }
}
