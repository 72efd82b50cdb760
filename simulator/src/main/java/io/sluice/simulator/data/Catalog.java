package io.sluice.simulator.data;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * The tables of an instance at one moment, without their rows.
 *
 * @param seed makes the cells; two instances of one seed have different cells
 * @param epoch a fixed moment that the tables' times lie before
 * @param customers number of unified profiles
 * @param indexed columns of {@code Customer} that may be filtered and searched
 * @param entities the tables in the order in which they are listed
 */
public record Catalog(
    long seed, Instant epoch, long customers, Set<String> indexed, List<Entity> entities) {

  /**
   * One table.
   *
   * @param columns in order; the first is the key
   * @param rows number of rows
   * @param total for a measure its value, spread over its rows; else zero
   * @param unified for a source whether its rows make up the customers, row n the customer n, so
   *     that its key is an alternate key of theirs
   */
  public record Entity(
      String name,
      Table.TableKind kind,
      List<Column> columns,
      long rows,
      double total,
      boolean unified) {

    /** Checks that there is a key. */
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
