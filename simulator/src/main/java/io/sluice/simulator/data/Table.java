package io.sluice.simulator.data;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A table whose cells are generated on read. */
public interface Table {

  /** Name in URLs. */
  String name();

  /** Kind of the entity, as the API description names it. */
  TableKind kind();

  /** Columns in order; the key is among them. */
  List<Column> columns();

  /** The key column. */
  String keyColumn();

  /** Number of rows. */
  long rows();

  /**
   * One cell: String, Long, Double, Boolean, Instant or LocalDate.
   *
   * @param row 0 to rows - 1
   */
  @Nullable Object cell(long row, String column);

  /** The row with a value in a unique column; empty if there is none. */
  OptionalLong find(String column, String value);

  /** Whether the column is unique and can be passed to {@link #find}. */
  boolean unique(String column);

  /**
   * The rows of a customer, in order.
   *
   * @return null if the rows do not belong to customers
   */
  @Nullable List<Long> ofCustomer(String customerId);

  /** Columns that a filter may use. */
  Set<String> filterable();

  /** Kinds of tables. */
  enum TableKind {
    /** The unified profiles. */
    CUSTOMER,
    /** Activities of customers. */
    ACTIVITY,
    /** An ingested table. */
    SOURCE,
    /** Unreadable rows of a source. */
    CORRUPT,
    /** Measures of customers. */
    CUSTOMER_MEASURE,
    /** A measure with dimensions. */
    MEASURE,
    /** Members of a segment. */
    SEGMENT
  }

  /** An optional row as a list. */
  static List<Long> rows(OptionalLong row) {
    return row.isPresent() ? List.of(row.getAsLong()) : List.of();
  }

  /** Whether there is a column of this name. */
  default boolean has(String column) {
    return columns().stream().anyMatch(known -> known.name().equals(column));
  }

  /** Selected columns of a row, in the requested order. */
  default Map<String, @Nullable Object> row(long row, List<String> wanted) {
    Map<String, @Nullable Object> cells = new LinkedHashMap<>();
    for (String column : wanted) {
      cells.put(column, cell(row, column));
    }
    return cells;
  }

  /** Names of all columns. */
  default List<String> columnNames() {
    return columns().stream().map(Column::name).toList();
  }
}
