package io.sluice.simulator.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A table with rows added at its end and cells changed. */
final class WrittenTable implements Table {
  private final Table base;
  private final List<Writes.Added> added;
  private final Map<Long, Writes.PendingChange> changed = new LinkedHashMap<>();

  WrittenTable(Table base, List<Writes.Added> added, Map<String, Writes.PendingChange> changed) {
    this.base = base;
    this.added = List.copyOf(added);
    changed.forEach(
        (id, cells) -> find(base.keyColumn(), id).ifPresent(row -> this.changed.put(row, cells)));
  }

  @Override
  public String name() {
    return base.name();
  }

  @Override
  public TableKind kind() {
    return base.kind();
  }

  @Override
  public List<Column> columns() {
    return base.columns();
  }

  @Override
  public boolean has(String column) {
    return base.has(column);
  }

  @Override
  public String keyColumn() {
    return base.keyColumn();
  }

  @Override
  public long rows() {
    return base.rows() + added.size();
  }

  @Override
  public @Nullable Object cell(long row, String column) {
    Writes.PendingChange over = changed.get(row);
    if (over != null && over.cells().containsKey(column)) {
      return over.cells().get(column);
    }
    return row < base.rows()
        ? base.cell(row, column)
        : added.get((int) (row - base.rows())).cells().get(column);
  }

  @Override
  public OptionalLong find(String column, String value) {
    OptionalLong row = base.find(column, value);
    for (int i = 0; i < added.size() && row.isEmpty(); i++) {
      if (value.equals(added.get(i).cells().get(column))) {
        row = OptionalLong.of(base.rows() + i);
      }
    }
    return row;
  }

  @Override
  public boolean unique(String column) {
    return base.unique(column);
  }

  @Override
  public @Nullable List<Long> ofCustomer(String customerId) {
    List<Long> known = base.ofCustomer(customerId);
    if (known == null) {
      return null;
    }
    List<Long> rows = new ArrayList<>(known);
    for (int i = 0; i < added.size(); i++) {
      if (customerId.equals(added.get(i).cells().get(CustomerTable.ID))) {
        rows.add(base.rows() + i);
      }
    }
    return rows;
  }

  @Override
  public Set<String> filterable() {
    return base.filterable();
  }
}
