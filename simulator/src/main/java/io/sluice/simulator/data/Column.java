package io.sluice.simulator.data;

/**
 * A column of a table.
 *
 * @param name column name as in queries
 * @param type Edm type without its prefix: {@code String}, {@code Int64}, {@code Double}, {@code
 *     Boolean}, {@code DateTimeOffset}, {@code Date} or {@code Guid}
 */
public record Column(String name, String type) {

  /** A text column. */
  public static Column text(String name) {
    return new Column(name, "String");
  }
}
