package io.sluice.simulator.http;

import io.sluice.simulator.data.Catalog;
import io.sluice.simulator.data.Column;
import io.sluice.simulator.data.Table;
import io.sluice.simulator.wire.EntityType;
import io.sluice.simulator.wire.IAttributeMetadata;
import io.sluice.simulator.wire.IEntityMetadata;
import io.sluice.simulator.wire.MeasureMetadata;
import io.sluice.simulator.wire.ScalarOutput;
import io.sluice.simulator.world.EntityTable;
import io.sluice.simulator.world.Queries;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Derives the catalog of tables from the entities of the world. */
final class Catalogs {
  /** Of a source's rows, one in this many is unreadable. */
  private static final long CORRUPT = 10_000;

  private Catalogs() {}

  static Catalog of(Queries queries, long seed, Instant epoch, Set<String> indexed) {
    List<Catalog.Entity> entities = new ArrayList<>();
    for (EntityTable table : queries.tables()) {
      Catalog.Entity entity = entity(queries, table);
      entities.add(entity);
      if (entity.kind() == Table.TableKind.SOURCE) {
        entities.add(
            new Catalog.Entity(
                entity.name() + "_corrupt",
                Table.TableKind.CORRUPT,
                entity.columns().stream().map(column -> Column.text(column.name())).toList(),
                entity.rows() / CORRUPT,
                0,
                false));
      }
    }
    return new Catalog(seed, epoch, queries.customerCount(), indexed, entities);
  }

  private static Catalog.Entity entity(Queries queries, EntityTable known) {
    IEntityMetadata metadata = known.metadata();
    String name = String.valueOf(metadata.name());
    List<Column> columns = new ArrayList<>();
    List<IAttributeMetadata> attributes = metadata.attributes();
    for (IAttributeMetadata attribute :
        attributes == null ? List.<IAttributeMetadata>of() : attributes) {
      String type = String.valueOf(attribute.dataType()).replace("Edm.", "");
      columns.add(new Column(String.valueOf(attribute.name()), type));
    }
    Table.TableKind kind = kind(metadata);
    // Looked up for measures only, because it is the most expensive part.
    double total = kind == Table.TableKind.MEASURE ? total(queries, name) : 0;
    boolean unified = kind == Table.TableKind.SOURCE && hasMail(columns);
    return new Catalog.Entity(name, kind, columns, known.rows(), total, unified);
  }

  private static Table.TableKind kind(IEntityMetadata metadata) {
    EntityType type = metadata.entityType();
    if (metadata.datasourceId() != null || type == null) {
      return Table.TableKind.SOURCE;
    }
    return switch (type) {
      case PROFILE -> Table.TableKind.CUSTOMER;
      case UNIFIED_ACTIVITY -> Table.TableKind.ACTIVITY;
      case PROFILE_KPI -> Table.TableKind.CUSTOMER_MEASURE;
      case AGGREGATE_KPI -> Table.TableKind.MEASURE;
      case SEGMENT -> Table.TableKind.SEGMENT;
      default -> Table.TableKind.SOURCE;
    };
  }

  /** A table with an e-mail column contains people, which unification merges into customers. */
  private static boolean hasMail(List<Column> columns) {
    return columns.stream()
        .anyMatch(column -> column.name().toLowerCase(Locale.ROOT).contains("mail"));
  }

  private static double total(Queries queries, String measure) {
    return queries
        .measure(measure, null)
        .map(MeasureMetadata::output)
        .map(ScalarOutput::values)
        .flatMap(values -> values.values().stream().findFirst())
        .map(Catalogs::number)
        .orElse(0.0);
  }

  private static double number(@Nullable String text) {
    try {
      return text == null ? 0 : Double.parseDouble(text);
    } catch (NumberFormatException notNumber) {
      return 0;
    }
  }
}
