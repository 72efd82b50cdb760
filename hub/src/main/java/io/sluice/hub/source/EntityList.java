package io.sluice.hub.source;

import io.sluice.hub.source.Sources.Entity;
import io.sluice.hub.source.Sources.EntityType;
import io.sluice.hub.trigger.Triggers.Reading;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lists the watchable entities of an environment for API and console. */
final class EntityList {
  private EntityList() {}

  static List<Entity> of(SweepAnswers answers, List<Reading> segments) {
    List<Entity> entities = new ArrayList<>();
    for (DataSource source : DataSource.list(answers.of(ApiList.DATA_SOURCES).orElse(null))) {
      entities.add(
          new Entity(
              EntityType.DATA_SOURCE,
              source.id(),
              source.name(),
              source.state(),
              source.lastRefresh().orElse(null),
              null));
    }
    add(entities, EntityType.SEGMENT, segments);
    for (Fields measure : Fields.list(answers.of(ApiList.MEASURES).orElse(null))) {
      Reading reading = Measures.read(List.of(measure.map())).stream().findFirst().orElse(null);
      if (reading != null) {
        entities.add(entity(EntityType.MEASURE, reading, Measures.refused(measure).orElse(null)));
      }
    }
    return entities;
  }

  /** Of several evaluations of one entity, shows the latest with a value. */
  private static void add(List<Entity> entities, EntityType type, List<Reading> readings) {
    Map<String, Reading> latest = new LinkedHashMap<>();
    for (Reading reading : readings) {
      latest.merge(
          reading.id(), reading, (before, after) -> after.value() == null ? before : after);
    }
    latest.values().forEach(reading -> entities.add(entity(type, reading, null)));
  }

  private static Entity entity(EntityType type, Reading reading, @Nullable String refused) {
    return new Entity(
        type,
        reading.id(),
        reading.entity().name(),
        reading.value() == null ? null : reading.value().toPlainString(),
        reading.evaluatedAt(),
        refused);
  }
}
