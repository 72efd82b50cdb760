package io.sluice.simulator.world;

import io.sluice.simulator.wire.MeasureAggregate;
import io.sluice.simulator.wire.MeasureDefinition;
import io.sluice.simulator.wire.MeasureLinkedEntity;
import io.sluice.simulator.wire.MeasureMetadata;
import io.sluice.simulator.wire.ParsingErrorCode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Validates measures: query, tables and calculations. */
final class MeasureChecks {

  private static final Pattern FROM =
      Pattern.compile("\\bFROM\\s+([A-Za-z0-9_]+)", Pattern.CASE_INSENSITIVE);

  private MeasureChecks() {}

  /** The error of an invalid measure; empty for a valid one. */
  static <T> Optional<Result<T>> problem(InstanceState instance, MeasureMetadata measure) {
    @Nullable MeasureDefinition definition = measure.definition();
    if (definition == null) {
      return bad(ParsingErrorCode.INVALID_ARGUMENT, 1, "definition is required");
    }
    @Nullable String sql = definition.measureQuerySql();
    if (sql != null) {
      return sql(instance, sql);
    }
    @Nullable List<MeasureAggregate> aggregates = definition.aggregates();
    if (aggregates == null || aggregates.isEmpty()) {
      return bad(ParsingErrorCode.INVALID_ARGUMENT, 1, "definition.aggregates needs a calculation");
    }
    for (MeasureAggregate aggregate : aggregates) {
      if (aggregate.operation() == null || aggregate.alias() == null) {
        return bad(ParsingErrorCode.INVALID_ARGUMENT, 1, "a calculation needs operation and alias");
      }
    }
    @Nullable List<MeasureLinkedEntity> linked = definition.linkedEntities();
    for (MeasureLinkedEntity entity : linked == null ? List.<MeasureLinkedEntity>of() : linked) {
      @Nullable String table = entity.entity();
      if (table != null && EntityView.entity(instance, table).isEmpty()) {
        return bad(ParsingErrorCode.ENTITY_NOT_FOUND, 1, "There is no table " + table + ".");
      }
    }
    return Optional.empty();
  }

  private static <T> Optional<Result<T>> sql(InstanceState instance, String sql) {
    if (!sql.strip().toUpperCase(Locale.ROOT).startsWith("SELECT ")) {
      return bad(ParsingErrorCode.PARSING_FAILED, 1, "A query starts with SELECT.");
    }
    Matcher from = FROM.matcher(sql);
    if (!from.find()) {
      return bad(ParsingErrorCode.PARSING_FAILED, sql.length(), "A query needs FROM and a table.");
    }
    return EntityView.entity(instance, from.group(1)).isPresent()
        ? Optional.empty()
        : bad(
            ParsingErrorCode.ENTITY_NOT_FOUND,
            from.start(1) + 1,
            "There is no table " + from.group(1) + ".");
  }

  private static <T> Optional<Result<T>> bad(ParsingErrorCode code, int column, String message) {
    return Optional.of(ApiErrors.unparsable(code, column, message));
  }
}
