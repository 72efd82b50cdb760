package io.sluice.simulator.data;

import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An ingested table, or its unreadable rows (kind {@code CORRUPT}). */
final class SourceTable implements Table {
  private final Catalog catalog;
  private final Catalog.Entity entity;
  private final String prefix;
  private final boolean guid;
  private final Ids ids;

  SourceTable(Catalog catalog, Catalog.Entity entity) {
    this.catalog = catalog;
    this.entity = entity;
    this.ids = new Ids(catalog.seed(), entity.name());
    this.guid = entity.columns().get(0).type().equals("Guid");
    String letters = entity.key().replaceAll("[^A-Z]", "");
    this.prefix = letters.isEmpty() ? "K" : letters;
  }

  String key(long row) {
    // Hand-written because searches format millions of keys; String.format is too slow.
    String number = Long.toString(row + 1);
    return guid
        ? ids.uuid(row)
        : prefix + "-" + "0".repeat(Math.max(0, 8 - number.length())) + number;
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
    if (column.equals(entity.key())) {
      return key(row);
    }
    for (Column known : entity.columns()) {
      if (known.name().equals(column)) {
        long hash = Mix.of(catalog.seed(), Mix.of(entity.name() + "." + column), row);
        Object cell = Cells.of(known, catalog.epoch(), hash);
        return entity.kind() == TableKind.CORRUPT ? cell + "\uFFFD" : cell;
      }
    }
    return null;
  }

  @Override
  public OptionalLong find(String column, String value) {
    if (!column.equals(entity.key())) {
      return OptionalLong.empty();
    }
    OptionalLong row = guid ? ids.row(value) : number(value);
    return row.isPresent() && row.getAsLong() < rows() ? row : OptionalLong.empty();
  }

  private OptionalLong number(String value) {
    String digits = value.startsWith(prefix + "-") ? value.substring(prefix.length() + 1) : "";
    return digits.matches("[0-9]{8,12}") && !digits.matches("0+")
        ? OptionalLong.of(Long.parseLong(digits) - 1)
        : OptionalLong.empty();
  }

  @Override
  public boolean unique(String column) {
    return column.equals(entity.key());
  }

  @Override
  public @Nullable List<Long> ofCustomer(String customerId) {
    return null;
  }

  @Override
  public Set<String> filterable() {
    return Set.of();
  }
}
