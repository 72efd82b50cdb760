package io.sluice.simulator.data;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Answers queries page by page. For the following pages it caches the row numbers that a filter or
 * sort order selected, never the rows.
 */
public final class Reader {
  /** Maximum number of cached row numbers, four bytes each. */
  static final int MAX_KEPT = 4_000_000;

  private final Map<String, RowSelection> found = new LinkedHashMap<>(16, 0.75f, true);

  /**
   * One page.
   *
   * @param table name of the table
   * @param count number of matching rows on all pages
   * @param rows this page's rows; times are ISO 8601 text
   * @param next continuation token; empty on the last page
   */
  public record Page(
      String table, long count, List<Map<String, @Nullable Object>> rows, Optional<String> next) {}

  /**
   * Reads a page.
   *
   * @param written applies real-time writes to a table
   * @throws ODataException with status 404 for an unknown table, 400 for an unsupported query
   */
  public Page read(Tables tables, String name, Query query, UnaryOperator<Table> written) {
    Table table = written.apply(find(tables, name));
    Expansion expansion = Expansion.of(tables, table, query);
    List<String> columns = columns(table, query);
    RowSelection selection = selection(tables, table, query);
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    long end = Math.min(selection.size(), query.skip() + query.top());
    for (long place = query.skip(); place < end; place++) {
      long row = selection.row(place);
      Map<String, @Nullable Object> cells = new LinkedHashMap<>();
      columns.forEach(column -> cells.put(column, json(table.cell(row, column))));
      expansion.addTo(cells, row);
      rows.add(cells);
    }
    Optional<String> next =
        end < selection.size() && !rows.isEmpty()
            ? Optional.of(Query.token(end))
            : Optional.empty();
    return new Page(table.name(), selection.size(), rows, next);
  }

  /**
   * A table by name.
   *
   * @throws ODataException with status 404 for an unknown one
   */
  public static Table find(Tables tables, String name) {
    return tables
        .find(name)
        .orElseThrow(
            () ->
                new ODataException(
                    404,
                    "EntityNotFound",
                    name,
                    "Resource not found for the segment '" + name + "'."));
  }

  /** Clears the cache. */
  public void clear() {
    found.clear();
  }

  private static List<String> columns(Table table, Query query) {
    for (String column : query.select()) {
      if (!table.has(column)) {
        throw ODataException.bad(
            "$select",
            "Could not find a property named '" + column + "' on '" + table.name() + "'.");
      }
    }
    return query.select().isEmpty() ? table.columnNames() : query.select();
  }

  private RowSelection selection(Tables tables, Table table, Query query) {
    Selector selector = new Selector(tables, table, query);
    boolean plain = query.filter().isEmpty() && query.search().isEmpty() && query.order().isEmpty();
    if (plain || table instanceof WrittenTable) {
      return selector.select();
    }
    String key =
        String.join(
            "\n",
            table.name(),
            Long.toString(table.rows()),
            members(tables, query),
            query.filter(),
            query.search(),
            query.order().toString());
    RowSelection known = found.get(key);
    if (known == null) {
      known = selector.select();
      found.put(key, known);
      forgetOldest();
    }
    return known;
  }

  // The size of a segment is part of the cache key: it changes the rows that a filter on the
  // segment selects.
  private static String members(Tables tables, Query query) {
    return query.filter().toLowerCase(Locale.ROOT).contains("ismemberofsegment")
        ? tables.catalog().toString()
        : "";
  }

  /** Number of cached row numbers. */
  long kept() {
    return found.values().stream().mapToLong(RowSelection::size).sum();
  }

  private void forgetOldest() {
    long kept = kept();
    var oldest = found.entrySet().iterator();
    while ((kept > MAX_KEPT || found.size() > 100) && oldest.hasNext()) {
      kept -= oldest.next().getValue().size();
      oldest.remove();
    }
  }

  static @Nullable Object json(@Nullable Object cell) {
    return cell instanceof Instant || cell instanceof LocalDate ? cell.toString() : cell;
  }
}
