package io.sluice.simulator.data;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code Customer_Measure} with one row per customer, or the table of a measure with dimensions.
 * Text columns are dimensions; number columns add up to the measure's value.
 */
final class MeasureTable implements Table {
  private static final int GROUPS = 6;

  private final Catalog catalog;
  private final Catalog.Entity entity;
  private final CustomerTable customers;
  private final Map<String, Integer> grouping = new LinkedHashMap<>();
  private final boolean byCustomer;

  MeasureTable(Catalog catalog, Catalog.Entity entity, CustomerTable customers) {
    this.catalog = catalog;
    this.entity = entity;
    this.customers = customers;
    for (Column column : entity.columns()) {
      if (column.type().equals("String") && !column.name().equals(CustomerTable.ID)) {
        grouping.put(column.name(), grouping.size());
      }
    }
    this.byCustomer =
        entity.columns().stream().anyMatch(column -> column.name().equals(CustomerTable.ID));
  }

  @Override
  public String name() {
    return entity.name();
  }

  @Override
  public TableKind kind() {
    return entity.kind();
  }

  @Override
  public List<Column> columns() {
    return entity.columns();
  }

  @Override
  public String keyColumn() {
    return entity.key();
  }

  @Override
  public long rows() {
    return entity.rows();
  }

  @Override
  public @Nullable Object cell(long row, String column) {
    if (column.equals(CustomerTable.ID)) {
      return byCustomer ? customers.cell(row, column) : null;
    }
    Integer place = grouping.get(column);
    if (place != null) {
      return group(column, row / (long) Math.pow(GROUPS, place));
    }
    return has(column) ? value(row, column) : null;
  }

  private double value(long row, String column) {
    if (entity.rows() == 1) {
      return entity.total();
    }
    double share = 2 * Mix.fraction(Mix.of(catalog.seed(), Mix.of(name() + "." + column), row));
    return Cells.cents(entity.total() * share / entity.rows());
  }

  private static String group(String column, long number) {
    List<String> words = Cells.words(column.toLowerCase(Locale.ROOT));
    return words.get((int) (number % Math.min(GROUPS, words.size())));
  }

  @Override
  public OptionalLong find(String column, String value) {
    OptionalLong row = unique(column) ? customers.find(column, value) : OptionalLong.empty();
    return row.isPresent() && row.getAsLong() < rows() ? row : OptionalLong.empty();
  }

  @Override
  public boolean unique(String column) {
    return byCustomer && column.equals(CustomerTable.ID);
  }

  @Override
  public @Nullable List<Long> ofCustomer(String customerId) {
    return byCustomer ? Table.rows(find(CustomerTable.ID, customerId)) : null;
  }

  @Override
  public Set<String> filterable() {
    return byCustomer ? new LinkedHashSet<>(List.of(CustomerTable.ID)) : Set.of();
  }
}
