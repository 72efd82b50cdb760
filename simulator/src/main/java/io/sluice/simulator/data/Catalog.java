package io.sluice.simulator.data;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Describes the tables of an instance at one moment, without their rows.
 *
 * @param seed seed of all cells, different for each instance
 * @param epoch upper bound of all times in the tables
 * @param customers number of unified profiles
 * @param indexed columns of {@code Customer} that may be filtered and searched
 * @param entities the tables, in listing order
 */
public record Catalog(
    long seed, Instant epoch, long customers, Set<String> indexed, List<Entity> entities) {

  /**
   * One table.
   *
   * @param columns columns in order; the first is the key
   * @param rows number of rows
   * @param total value of a measure, which its rows add up to; zero for other tables
   * @param unified whether row n of a source belongs to customer n, which makes its key an
   *     alternate key of {@code Customer}
   */
  public record Entity(
      String name,
      Table.TableKind kind,
      List<Column> columns,
      long rows,
      double total,
      boolean unified) {

    /** Requires a key column. */
    public Entity {
      columns = List.copyOf(columns);
      if (columns.isEmpty()) {
        throw new IllegalArgumentException("the table " + name + " has no columns");
      }
    }

    /** Name of the key column. */
    public String key() {
      return columns.get(0).name();
    }
  }
}
