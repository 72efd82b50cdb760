package io.sluice.simulator.data;

import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/** Selects the rows that match a query. */
final class Selector {
  /** Maximum number of rows read for a filter or a search. */
  static final long MAX_READ = 2_000_000;

  /** Maximum number of rows sorted by a column other than the key. */
  static final int MAX_SORTED = 100_000;

  private final Tables tables;
  private final Table table;
  private final Query query;

  Selector(Tables tables, Table table, Query query) {
    this.tables = tables;
    this.table = table;
    this.query = query;
  }

  /**
   * The matching rows in order.
   *
   * @throws ODataException with status 400 if the query is not supported
   */
  RowSelection select() {
    Optional<Filter> filter =
        query.filter().isEmpty()
            ? Optional.empty()
            : Optional.of(FilterParser.parse(query.filter()));
    LongPredicate fits = filter.map(new Evaluator(tables, table)::compile).orElse(row -> true);
    List<String> words = words();
    RowSelection found =
        filter.isEmpty() && words.isEmpty()
            ? new RowSelection.All(table.rows())
            : scan(filter, fits, words);
    return query.order().isEmpty() ? found : sort(found);
  }

  private List<String> words() {
    if (query.search().isEmpty()) {
      return List.of();
    }
    if (table.kind() != Table.TableKind.CUSTOMER) {
      throw ODataException.bad(
          "$search", "Only Customer can be searched, not " + table.name() + ".");
    }
    return List.of(query.search().toLowerCase(Locale.ROOT).split("\\s+"));
  }

  private RowSelection scan(Optional<Filter> filter, LongPredicate fits, List<String> words) {
    RowSelection candidates =
        filter.flatMap(this::candidates).orElseGet(() -> new RowSelection.All(table.rows()));
    if (candidates.size() > MAX_READ) {
      throw ODataException.bad(
          "$filter", "The query reads more than " + MAX_READ + " rows; filter on a key as well.");
    }
    List<String> columns = words.isEmpty() ? List.of() : texts();
    int[] rows = new int[(int) Math.min(candidates.size(), 1_024)];
    int count = 0;
    for (long place = 0; place < candidates.size(); place++) {
      long row = candidates.row(place);
      if (fits.test(row) && found(columns, words, row)) {
        rows = count == rows.length ? Arrays.copyOf(rows, 2 * count) : rows;
        rows[count++] = (int) row;
      }
    }
    return new RowSelection.Some(rows, count);
  }

  private boolean found(List<String> columns, List<String> words, long row) {
    for (String word : words) {
      if (!anywhere(columns, word, row)) {
        return false;
      }
    }
    return true;
  }

  private boolean anywhere(List<String> columns, String word, long row) {
    for (String column : columns) {
      Object cell = table.cell(row, column);
      if (cell instanceof String text && text.toLowerCase(Locale.ROOT).contains(word)) {
        return true;
      }
    }
    return false;
  }

  /** Generating cells is expensive, so only searchable columns are generated. */
  private List<String> texts() {
    return table.columns().stream()
        .filter(column -> column.type().equals("String"))
        .map(Column::name)
        .filter(table.filterable()::contains)
        .toList();
  }

  /** Candidate rows, if an equality with a unique column narrows the search. */
  private Optional<RowSelection> candidates(Filter filter) {
    if (filter instanceof Filter.And and) {
      return and.parts().stream()
          .map(this::candidates)
          .flatMap(Optional::stream)
          .min(Comparator.comparingLong(RowSelection::size));
    }
    if (filter instanceof Filter.Compare compare && compare.operator() == Filter.Operator.EQ) {
      return byKey(compare.column(), Collections.singletonList(compare.value()));
    }
    return filter instanceof Filter.In in ? byKey(in.column(), in.values()) : Optional.empty();
  }

  private Optional<RowSelection> byKey(String column, List<@Nullable Object> values) {
    boolean customer = column.equals(CustomerTable.ID) && table.ofCustomer("") != null;
    if (!customer && !table.unique(column)) {
      return Optional.empty();
    }
    Set<Long> rows = new LinkedHashSet<>();
    for (Object value : values) {
      if (value instanceof String text) {
        List<Long> mine = customer ? table.ofCustomer(text) : null;
        rows.addAll(mine == null ? Table.rows(table.find(column, text)) : mine);
      }
    }
    int[] sorted = rows.stream().mapToInt(Long::intValue).sorted().toArray();
    return Optional.of(new RowSelection.Some(sorted, sorted.length));
  }

  private RowSelection sort(RowSelection found) {
    for (Query.Order order : query.order()) {
      if (!table.has(order.column())) {
        throw ODataException.bad(
            "$orderby",
            "Could not find a property named '" + order.column() + "' on '" + table.name() + "'.");
      }
    }
    if (found.size() > MAX_SORTED) {
      throw ODataException.bad(
          "$orderby", "At most " + MAX_SORTED + " rows can be sorted; filter first.");
    }
    return Sorter.sort(table, found, query.order());
  }
}
