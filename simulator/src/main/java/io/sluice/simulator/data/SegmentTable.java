package io.sluice.simulator.data;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The members of a segment: the first customers of a fixed permutation, as many as the segment's
 * size. A growing segment therefore keeps its members.
 */
final class SegmentTable implements Table {
  private final Catalog.Entity segment;
  private final CustomerTable customers;
  private final long among;
  private final long key;

  SegmentTable(Catalog catalog, Catalog.Entity segment, CustomerTable customers) {
    this.segment = segment;
    this.customers = customers;
    this.among = Math.max(1, Math.max(catalog.customers(), segment.rows()));
    this.key = Mix.of(catalog.seed(), Mix.of(segment.name()), 31);
  }

  /** Whether the customer in this row of {@code Customer} is a member. */
  boolean contains(long customer) {
    return customer < among && Mix.permute(customer, among, key) < segment.rows();
  }

  /** The row of a member in {@code Customer}. */
  long customer(long member) {
    return Mix.unpermute(member, among, key);
  }

  @Override
  public String name() {
    return segment.name();
  }

  @Override
  public TableKind kind() {
    return TableKind.SEGMENT;
  }

  @Override
  public List<Column> columns() {
    return segment.columns();
  }

  @Override
  public String keyColumn() {
    return CustomerTable.ID;
  }

  @Override
  public long rows() {
    return segment.rows();
  }

  @Override
  public @Nullable Object cell(long row, String column) {
    return customers.cell(customer(row), column);
  }

  @Override
  public OptionalLong find(String column, String value) {
    OptionalLong customer =
        column.equals(CustomerTable.ID) ? customers.ids().row(value) : OptionalLong.empty();
    return customer.isPresent() && contains(customer.getAsLong())
        ? OptionalLong.of(Mix.permute(customer.getAsLong(), among, key))
        : OptionalLong.empty();
  }

  @Override
  public boolean unique(String column) {
    return column.equals(CustomerTable.ID);
  }

  @Override
  public List<Long> ofCustomer(String customerId) {
    return Table.rows(find(CustomerTable.ID, customerId));
  }

  @Override
  public Set<String> filterable() {
    return new LinkedHashSet<>(List.of(CustomerTable.ID));
  }
}
