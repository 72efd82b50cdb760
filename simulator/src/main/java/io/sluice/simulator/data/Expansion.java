package io.sluice.simulator.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code $expand}: embeds the rows of other tables that belong to a customer in the customer's row.
 */
final class Expansion {
  private final Table table;
  private final List<Table> others;

  private Expansion(Table table, List<Table> others) {
    this.table = table;
    this.others = others;
  }

  /**
   * Checks an expansion. It cannot be combined with {@code $search} or with selected columns only
   * (docs/customer-insights-api.md).
   *
   * @throws ODataException with status 400 for an unsupported expansion
   */
  static Expansion of(Tables tables, Table table, Query query) {
    if (query.expand().isEmpty()) {
      return new Expansion(table, List.of());
    }
    if (!query.search().isEmpty()) {
      throw ODataException.bad("$expand", "$expand cannot be combined with $search.");
    }
    if (!query.select().isEmpty()) {
      throw ODataException.bad("$expand", "$expand cannot be combined with a partial $select.");
    }
    if (table.kind() != Table.TableKind.CUSTOMER) {
      throw ODataException.bad(
          "$expand", "Only Customer can be expanded, not " + table.name() + ".");
    }
    List<Table> others = new ArrayList<>();
    for (String name : query.expand()) {
      Table other =
          tables
              .find(name)
              .filter(
                  found ->
                      found.kind() == Table.TableKind.ACTIVITY
                          || found.kind() == Table.TableKind.CUSTOMER_MEASURE)
              .orElseThrow(
                  () ->
                      ODataException.bad(
                          "$expand",
                          "'"
                              + name
                              + "' cannot be expanded; UnifiedActivity and Customer_Measure can."));
      others.add(other);
    }
    return new Expansion(table, others);
  }

  void addTo(Map<String, @Nullable Object> cells, long row) {
    Object id = table.cell(row, CustomerTable.ID);
    for (Table other : others) {
      List<Map<String, @Nullable Object>> rows = new ArrayList<>();
      List<Long> mine = id == null ? null : other.ofCustomer(id.toString());
      for (int i = 0; mine != null && i < Math.min(mine.size(), Query.PAGE); i++) {
        rows.add(json(other.row(mine.get(i), other.columnNames())));
      }
      cells.put(other.name(), rows);
    }
  }

  private static Map<String, @Nullable Object> json(Map<String, @Nullable Object> row) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    row.forEach((column, cell) -> json.put(column, Reader.json(cell)));
    return json;
  }
}
