package io.sluice.simulator.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The tables of an instance at one moment, by case-insensitive name. */
public final class Tables {
  private final Catalog catalog;
  private final CustomerTable customers;
  private final Map<String, Catalog.Entity> entities = new LinkedHashMap<>();

  /**
   * Registers the tables; each is created on first use.
   *
   * @throws IllegalArgumentException if the catalog has no customer table
   */
  public Tables(Catalog catalog) {
    this.catalog = catalog;
    for (Catalog.Entity entity : catalog.entities()) {
      entities.putIfAbsent(entity.name().toLowerCase(Locale.ROOT), entity);
    }
    Catalog.Entity people = entities.get(CustomerTable.NAME.toLowerCase(Locale.ROOT));
    if (people == null || people.kind() != Table.TableKind.CUSTOMER) {
      throw new IllegalArgumentException("every catalog has the table " + CustomerTable.NAME);
    }
    this.customers = new CustomerTable(catalog, people);
  }

  /** Description of the tables. */
  public Catalog catalog() {
    return catalog;
  }

  /** All tables in the catalog's order. */
  public List<Table> all() {
    List<Table> tables = new ArrayList<>();
    entities.values().forEach(entity -> tables.add(table(entity)));
    return tables;
  }

  /** A table by name. */
  public Optional<Table> find(String name) {
    return Optional.ofNullable(entities.get(name.toLowerCase(Locale.ROOT))).map(this::table);
  }

  /** A segment's table by name. */
  Optional<SegmentTable> segment(String name) {
    return find(name).filter(SegmentTable.class::isInstance).map(SegmentTable.class::cast);
  }

  private Table table(Catalog.Entity entity) {
    return switch (entity.kind()) {
      case CUSTOMER -> customers;
      case ACTIVITY -> new ActivityTable(catalog, entity, customers);
      case SOURCE, CORRUPT -> new SourceTable(catalog, entity);
      case CUSTOMER_MEASURE, MEASURE -> new MeasureTable(catalog, entity, customers);
      case SEGMENT -> new SegmentTable(catalog, entity, customers);
    };
  }
}
