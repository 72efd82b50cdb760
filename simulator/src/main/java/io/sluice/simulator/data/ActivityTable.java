package io.sluice.simulator.data;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code UnifiedActivity}: a fixed number of activities per customer, ordered by customer. */
final class ActivityTable implements Table {
  static final String NAME = "UnifiedActivity";

  private static final String ID = "ActivityId";
  private static final int YEAR_SECONDS = 365 * 86_400;

  private final Catalog catalog;
  private final Catalog.Entity entity;
  private final CustomerTable customers;
  private final Ids ids;
  private final long each;

  ActivityTable(Catalog catalog, Catalog.Entity entity, CustomerTable customers) {
    this.catalog = catalog;
    this.entity = entity;
    this.customers = customers;
    this.ids = new Ids(catalog.seed(), NAME);
    this.each = Math.max(1, entity.rows() / Math.max(1, customers.rows()));
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public TableKind kind() {
    return TableKind.ACTIVITY;
  }

  @Override
  public List<Column> columns() {
    return entity.columns();
  }

  @Override
  public String keyColumn() {
    return ID;
  }

  @Override
  public long rows() {
    return customers.rows() * each;
  }

  @Override
  public @Nullable Object cell(long row, String column) {
    int type = Mix.below(Mix.of(catalog.seed(), 21, row), SampleNames.ACTIVITY.size());
    return switch (column) {
      case ID -> ids.id(row);
      case CustomerTable.ID -> customers.ids().id(row / each);
      case "ActivityTime" -> time(row);
      case "ActivityType" -> SampleNames.ACTIVITY.get(type);
      case "ActivityTypeDisplay" -> SampleNames.ACTIVITY_DISPLAY.get(type);
      case "Title" -> SampleNames.ACTIVITY_TITLE.get(type);
      case "ActivityName" -> "Contoso " + SampleNames.ACTIVITY_DISPLAY.get(type);
      default -> other(row, column);
    };
  }

  private @Nullable Object other(long row, String column) {
    for (Column known : entity.columns()) {
      if (known.name().equals(column)) {
        return Cells.of(
            known, catalog.epoch(), Mix.of(catalog.seed(), Mix.of(NAME + "." + column), row));
      }
    }
    return null;
  }

  private Instant time(long row) {
    // Each activity falls into its own part of the year, so that a customer's activities are
    // ordered by time.
    int part = (int) Math.max(1, YEAR_SECONDS / each);
    long back = part * (each - row % each) - Mix.below(Mix.of(catalog.seed(), 24, row), part);
    return catalog.epoch().minusSeconds(back);
  }

  @Override
  public OptionalLong find(String column, String value) {
    OptionalLong row = column.equals(ID) ? ids.row(value) : OptionalLong.empty();
    return row.isPresent() && row.getAsLong() < rows() ? row : OptionalLong.empty();
  }

  @Override
  public boolean unique(String column) {
    return column.equals(ID);
  }

  @Override
  public List<Long> ofCustomer(String customerId) {
    List<Long> rows = new ArrayList<>();
    for (long customer : Table.rows(customers.find(CustomerTable.ID, customerId))) {
      for (long i = 0; i < each; i++) {
        rows.add(customer * each + i);
      }
    }
    return rows;
  }

  @Override
  public Set<String> filterable() {
    return new LinkedHashSet<>(List.of(ID, CustomerTable.ID, "ActivityTime", "ActivityType"));
  }
}
