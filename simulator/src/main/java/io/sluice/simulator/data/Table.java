package io.sluice.simulator.data;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A table whose cells are made when they are read. */
public interface Table {

  /** Name in addresses. */
  String name();

  /** What kind of entity it is, in the words of the API description. */
  TableKind kind();

  /** Columns in order; the key is among them. */
  List<Column> columns();

  /** Column that tells rows apart. */
  String keyColumn();

  /** Number of rows. */
  long rows();

  /**
   * One cell: String, Long, Double, Boolean, Instant or LocalDate.
   *
   * @param row 0 to rows - 1
   */
  @Nullable Object cell(long row, String column);

  /** The row with a value in a unique column; empty when there is none. */
  OptionalLong find(String column, String value);

  /** Whether a value of the column is in at most one row, which {@link #find} finds. */
  boolean unique(String column);

  /**
   * The rows of a customer, in order.
   *
   * @return null when the table does not tell rows by customer
   */
  @Nullable List<Long> ofCustomer(String customerId);

  /** Columns that a filter may name. */
  Set<String> filterable();

  /** Kinds of tables. */
  enum TableKind {
    /** The unified profiles. */
    CUSTOMER,
    /** What customers did. */
    ACTIVITY,
    /** A table as it was ingested. */
    SOURCE,
    /** Rows of a source that could not be read. */
    CORRUPT,
    /** Measures of customers. */
    CUSTOMER_MEASURE,
    /** A measure with a table of its own. */
    MEASURE,
    /** A segment's members. */
    SEGMENT
  }

  /** A found row as a list of one, or of none. */
  static List<Long> rows(OptionalLong row) {
    return row.isPresent() ? List.of(row.getAsLong()) : List.of();
  }

  /** Whether there is a column of this name. */
  default boolean has(String column) {
    return columns().stream().anyMatch(known -> known.name().equals(column));
  }

  /** Some columns of a row, in the order asked for. */
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
