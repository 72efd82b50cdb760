package io.sluice.simulator.data;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A small shop with customers, two sources, a segment and measures. */
final class Fixture {
  static final Instant NOW = Instant.parse("2026-03-01T06:00:00Z");

  private Fixture() {}

  static Tables shop(long customers, long members) {
    Column id = Column.text("CustomerId");
    Column value = new Column("Revenue", "Decimal");
    return new Tables(
        new Catalog(
            7,
            NOW,
            customers,
            new LinkedHashSet<>(List.of("City", "LoyaltyPoints", "CreatedOn", "EMail", "LastName")),
            List.of(
                entity(
                    "Customer",
                    Table.TableKind.CUSTOMER,
                    customers,
                    id,
                    Column.text("FirstName"),
                    Column.text("LastName"),
                    Column.text("FullName"),
                    Column.text("EMail"),
                    Column.text("City"),
                    new Column("LoyaltyPoints", "Int64"),
                    new Column("CreatedOn", "DateTimeOffset"),
                    new Column("BirthDate", "Date"),
                    new Column("OptIn", "Boolean")),
                entity(
                    "UnifiedActivity",
                    Table.TableKind.ACTIVITY,
                    customers * 3,
                    Column.text("ActivityId"),
                    id,
                    new Column("ActivityTime", "DateTimeOffset"),
                    Column.text("ActivityType"),
                    Column.text("Title")),
                entity("Customer_Measure", Table.TableKind.CUSTOMER_MEASURE, customers, id, value),
                entity("BigSpenders", Table.TableKind.SEGMENT, members, id),
                new Catalog.Entity(
                    "Revenue", Table.TableKind.MEASURE, List.of(value), 1, 1234.5, false),
                new Catalog.Entity(
                    "RevenueByCity",
                    Table.TableKind.MEASURE,
                    List.of(Column.text("City"), value),
                    24,
                    1000,
                    false),
                new Catalog.Entity(
                    "Crm_Contacts",
                    Table.TableKind.SOURCE,
                    List.of(Column.text("ContactId"), Column.text("Mail")),
                    customers / 2,
                    0,
                    true),
                entity(
                    "Crm_Contacts_corrupt",
                    Table.TableKind.CORRUPT,
                    2,
                    Column.text("ContactId"),
                    Column.text("Mail")))));
  }

  private static Catalog.Entity entity(
      String name, Table.TableKind kind, long rows, Column... columns) {
    return new Catalog.Entity(name, kind, List.of(columns), rows, 0, false);
  }

  static Query query(String... parameters) {
    Map<String, String> all = new java.util.LinkedHashMap<>();
    for (int i = 0; i < parameters.length; i += 2) {
      all.put(parameters[i], parameters[i + 1]);
    }
    return Query.of(name -> Optional.ofNullable(all.get(name)));
  }

  static Reader.Page read(Tables tables, String table, String... parameters) {
    return new Reader().read(tables, table, query(parameters), UnaryOperator.identity());
  }
}
