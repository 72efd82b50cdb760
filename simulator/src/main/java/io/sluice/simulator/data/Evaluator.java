package io.sluice.simulator.data;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/** Compiles a filter into a predicate on the rows of one table. */
final class Evaluator {
  private final Tables tables;
  private final Table table;

  Evaluator(Tables tables, Table table) {
    this.tables = tables;
    this.table = table;
  }

  /**
   * The filter as a predicate on row numbers.
   *
   * @throws ODataException with status 400 for a column that may not be filtered or an unknown
   *     segment
   */
  LongPredicate compile(Filter filter) {
    if (filter instanceof Filter.Compare compare) {
      String column = allowed(compare.column());
      return row -> fits(table.cell(row, column), compare.operator(), compare.value());
    }
    if (filter instanceof Filter.In in) {
      String column = allowed(in.column());
      return row -> fitsAny(table.cell(row, column), in);
    }
    if (filter instanceof Filter.And and) {
      return and.parts().stream().map(this::compile).reduce(row -> true, LongPredicate::and);
    }
    if (filter instanceof Filter.Or or) {
      return or.parts().stream().map(this::compile).reduce(row -> false, LongPredicate::or);
    }
    return members(((Filter.Member) filter).segment())::contains;
  }

  private String allowed(String column) {
    Set<String> allowed = table.filterable();
    if (!table.has(column)) {
      throw ODataException.bad(
          column, "Could not find a property named '" + column + "' on '" + table.name() + "'.");
    }
    if (!allowed.contains(column)) {
      throw ODataException.bad(
          "$filter",
          allowed.isEmpty()
              ? "The table '" + table.name() + "' cannot be filtered; only system tables can."
              : "The property '%s' of '%s' is not indexed. Filter on %s."
                  .formatted(column, table.name(), String.join(", ", allowed)));
    }
    return column;
  }

  private SegmentTable members(String segment) {
    if (table.kind() != Table.TableKind.CUSTOMER) {
      throw ODataException.bad("$filter", "IsMemberOfSegment can only filter Customer.");
    }
    return tables
        .segment(segment)
        .orElseThrow(() -> ODataException.bad("$filter", "There is no segment '" + segment + "'."));
  }

  private static boolean fitsAny(@Nullable Object cell, Filter.In in) {
    for (Object value : in.values()) {
      if (fits(cell, Filter.Operator.EQ, value)) {
        return true;
      }
    }
    return false;
  }

  private static boolean fits(
      @Nullable Object cell, Filter.Operator operator, @Nullable Object value) {
    if (cell == null || value == null) {
      // As in OData: null equals only null, and every ordering comparison with null is false.
      boolean same = cell == value;
      return operator == Filter.Operator.EQ ? same : operator == Filter.Operator.NE && !same;
    }
    return operator.holds(compare(cell, value));
  }

  /**
   * Compares a cell with a value of a filter.
   *
   * @throws ODataException with status 400 if their types cannot be compared
   */
  static int compare(Object cell, Object value) {
    if (cell instanceof String text && value instanceof String other) {
      return text.compareTo(other);
    }
    if (cell instanceof Number number && value instanceof Number other) {
      return Double.compare(number.doubleValue(), other.doubleValue());
    }
    if (cell instanceof Boolean flag && value instanceof Boolean other) {
      return Boolean.compare(flag, other);
    }
    if (cell instanceof Instant time) {
      Instant other =
          value instanceof LocalDate day ? day.atStartOfDay(ZoneOffset.UTC).toInstant() : null;
      if (other != null || value instanceof Instant) {
        return time.compareTo(other == null ? (Instant) value : other);
      }
    }
    if (cell instanceof LocalDate day && value instanceof LocalDate other) {
      return day.compareTo(other);
    }
    throw ODataException.bad(
        "$filter",
        "A value of type "
            + value.getClass().getSimpleName()
            + " cannot be compared with a property of type "
            + cell.getClass().getSimpleName()
            + ".");
  }
}
