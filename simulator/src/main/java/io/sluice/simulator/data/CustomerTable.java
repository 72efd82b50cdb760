package io.sluice.simulator.data;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code Customer}, the unified profiles. Adding profiles does not change existing ones. */
final class CustomerTable implements Table {
  static final String NAME = "Customer";
  static final String ID = "CustomerId";

  private static final int FOUR_YEARS = 4 * 365 * 86_400;

  private final Catalog catalog;
  private final Ids ids;
  private final Map<String, Column> columns = new LinkedHashMap<>();
  private final Map<String, SourceTable> alternates = new LinkedHashMap<>();
  private final Set<String> filterable;

  CustomerTable(Catalog catalog, Catalog.Entity entity) {
    this.catalog = catalog;
    this.ids = new Ids(catalog.seed(), NAME);
    this.filterable = new LinkedHashSet<>(List.of(ID));
    entity.columns().forEach(column -> columns.put(column.name(), column));
    for (Catalog.Entity source : catalog.entities()) {
      if (source.unified()) {
        String name = source.name() + "_" + source.key();
        alternates.put(name, new SourceTable(catalog, source));
        columns.put(name, Column.text(name));
      }
    }
    filterable.addAll(alternates.keySet());
    filterable.addAll(catalog.indexed());
    filterable.retainAll(columns.keySet());
  }

  Ids ids() {
    return ids;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public TableKind kind() {
    return TableKind.CUSTOMER;
  }

  @Override
  public List<Column> columns() {
    return new ArrayList<>(columns.values());
  }

  @Override
  public boolean has(String column) {
    return columns.containsKey(column);
  }

  @Override
  public String keyColumn() {
    return ID;
  }

  @Override
  public long rows() {
    return catalog.customers();
  }

  @Override
  public @Nullable Object cell(long row, String column) {
    SourceTable source = alternates.get(column);
    if (source != null) {
      // Sources overlap only partly: a profile without a row in a source has no key of that source.
      return row < source.rows() ? source.key(row) : null;
    }
    Column known = columns.get(column);
    return known == null ? null : column.equals(ID) ? ids.id(row) : person(row, known);
  }

  private Object person(long row, Column column) {
    long hash = Mix.of(catalog.seed(), Mix.of(column.name()), row);
    return switch (column.name()) {
      case "FullName" -> name(row, SampleNames.FIRST) + " " + name(row, SampleNames.LAST);
      case "FirstName" -> name(row, SampleNames.FIRST);
      case "LastName" -> name(row, SampleNames.LAST);
      case "EMail" -> mail(row);
      case "BirthDate" -> LocalDate.of(1940, 1, 1).plusDays(Mix.below(hash, 24_000));
      case "City" -> SampleNames.pick(SampleNames.CITY, place(row));
      case "Country" -> SampleNames.pick(SampleNames.COUNTRY, place(row));
      case "LoyaltyPoints" -> (long) Mix.below(hash, 12_000);
      case "LifetimeValue" -> Cells.cents(Math.pow(Mix.fraction(hash), 3) * 5_000);
      case "CreatedOn" -> created(hash);
      default -> Cells.of(column, catalog.epoch(), hash);
    };
  }

  private Instant created(long hash) {
    return catalog.epoch().truncatedTo(ChronoUnit.DAYS).minusSeconds(Mix.below(hash, FOUR_YEARS));
  }

  private String name(long row, List<String> words) {
    return SampleNames.pick(
        words, Mix.of(catalog.seed(), words == SampleNames.FIRST ? 11 : 12, row));
  }

  private long place(long row) {
    return Mix.of(catalog.seed(), 13, row);
  }

  private String mail(long row) {
    String name = name(row, SampleNames.FIRST) + "." + name(row, SampleNames.LAST);
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z.]", "") + row + "@example.com";
  }

  @Override
  public OptionalLong find(String column, String value) {
    SourceTable source = alternates.get(column);
    if (source == null && !column.equals(ID)) {
      return OptionalLong.empty();
    }
    OptionalLong row = source == null ? ids.row(value) : source.find(source.keyColumn(), value);
    return row.isPresent() && row.getAsLong() < rows() ? row : OptionalLong.empty();
  }

  @Override
  public boolean unique(String column) {
    return column.equals(ID) || alternates.containsKey(column);
  }

  @Override
  public List<Long> ofCustomer(String customerId) {
    return Table.rows(find(ID, customerId));
  }

  @Override
  public Set<String> filterable() {
    return filterable;
  }
}
