package io.sluice.hub.source;

import io.sluice.hub.flow.Flows.ParameterEntities;
import io.sluice.hub.source.Sources.Entity;
import io.sluice.hub.source.Sources.EntityType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The entities that parameters of triggers can name, and those of them that cannot be watched. */
final class NameableEntities {
  /** The parameters that name an entity; a new trigger kind adds a row for such a parameter. */
  static final List<NameableParameter> ROWS =
      List.of(
          new NameableParameter(
              "dataSourceId", EntityType.DATA_SOURCE, "data source", true, Entity::id),
          new NameableParameter(
              "dataSourceName", EntityType.DATA_SOURCE, "data source", true, Entity::name),
          new NameableParameter("segmentName", EntityType.SEGMENT, "segment", false, Entity::id),
          new NameableParameter("measureName", EntityType.MEASURE, "measure", false, Entity::id));

  private NameableEntities() {}

  /**
   * A parameter that names an entity.
   *
   * @param noun the entity's type, for people
   * @param anyCase whether letter case is ignored
   * @param key the field of the entity that the parameter holds
   */
  record NameableParameter(
      String parameter,
      EntityType type,
      String noun,
      boolean anyCase,
      Function<Entity, String> key) {}

  /** Updates the lists that could be read; the previous report of the others remains valid. */
  static List<ParameterEntities> of(SweepAnswers answers, List<Entity> entities) {
    List<ParameterEntities> all = new ArrayList<>();
    for (NameableParameter row : ROWS) {
      if (answers.has(list(row))) {
        Map<String, String> refusals = new LinkedHashMap<>();
        for (Entity entity : entities) {
          if (entity.type() == row.type()) {
            String why = entity.watchable();
            refusals.put(row.key().apply(entity), why == null ? "" : why);
          }
        }
        all.add(new ParameterEntities(row.parameter(), row.noun(), row.anyCase(), refusals));
      }
    }
    return all;
  }

  private static ApiList list(NameableParameter row) {
    return switch (row.type()) {
      case DATA_SOURCE -> ApiList.DATA_SOURCES;
      case SEGMENT -> ApiList.SEGMENTS;
      case MEASURE -> ApiList.MEASURES;
    };
  }
}
