package io.sluice.bench.expression;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Ten things that people do with expressions, said in three languages. */
public enum Case {
  /** A chain of properties. */
  PROPERTY_CHAIN(
      "@item()?['customer']?['address']?['city']",
      "customer.address.city",
      "customer.address.city"),
  /** A text put together of parts. */
  STRING_BUILDING(
      "Hello @{item()?['customer']?['first']} @{item()?['customer']?['last']}, order @{item()?['id']}",
      "\"Hello \" & customer.first & \" \" & customer.last & \", order \" & id",
      "`Hello ${customer.first} ${customer.last}, order ${id}`"),
  /** A choice. */
  CONDITION(
      "@if(greater(item()?['total'], 100), 'big', 'small')",
      "total > 100 ? \"big\" : \"small\"",
      "total > 100 ? 'big' : 'small'"),
  /** Several conditions. */
  LOGIC(
      "@and(greater(item()?['total'], 100), or(equals(item()?['state'], 'open'),"
          + " not(empty(item()?['tags']))))",
      "total > 100 and (state = \"open\" or $not($count(tags) = 0))",
      "total > 100 && (state == 'open' || !empty(tags))"),
  /** Arithmetic. */
  ARITHMETIC(
      "@div(mul(add(item()?['total'], 5), 3), 2)", "(total + 5) * 3 / 2", "(total + 5) * 3 / 2"),
  /** A week later. */
  DATE_ARITHMETIC(
      "@addDays(item()?['placed'], 7, 'yyyy-MM-dd')",
      "$fromMillis($toMillis(placed) + 604800000, \"[Y0001]-[M01]-[D01]\")",
      "dates.parse(placed).plusDays(7).format(iso)"),
  /** A date for people. */
  DATE_FORMAT(
      "@formatDateTime(item()?['placed'], 'd MMMM yyyy')",
      "$fromMillis($toMillis(placed), \"[D] [MNn] [Y]\")",
      "dates.parse(placed).format(people)"),
  /** Those of a thousand items that are dear; the condition of a Filter array action. */
  FILTER_THOUSAND(
      "@greater(item()?['price'], 50)",
      "items[price > 50]",
      "let kept = [...]; for (let one : items) { if (one.price > 50) { kept.add(one) } } kept"),
  /** Texts joined. */
  JOIN("@join(item()?['tags'], ', ')", "$join(tags, \", \")", "dates.join(', ', tags)"),
  /** A text cut and changed. */
  TEXT(
      "@toUpper(substring(replace(item()?['customer']?['last'], ' ', '-'), 0, 6))",
      "$uppercase($substring($replace(customer.last, \" \", \"-\"), 0, 6))",
      "customer.last.replace(' ', '-').substring(0, 6).toUpperCase()");

  private static final int ITEMS = 1_000;

  private final String workflow;
  private final String jsonata;
  private final String jexl;

  Case(String workflow, String jsonata, String jexl) {
    this.workflow = workflow;
    this.jsonata = jsonata;
    this.jexl = jexl;
  }

  String workflow() {
    return workflow;
  }

  String jsonata() {
    return jsonata;
  }

  String jexl() {
    return jexl;
  }

  /** What all of them look at: an order with a thousand items. */
  static Map<String, Object> order() {
    Map<String, Object> order = new LinkedHashMap<>();
    order.put("id", 4711L);
    order.put("state", "closed");
    order.put("total", 120.5);
    order.put("placed", "2026-03-01T10:20:30Z");
    order.put("tags", List.of("new", "paid", "gift"));
    order.put(
        "customer",
        new LinkedHashMap<>(
            Map.of(
                "first", "Ada",
                "last", "van der Berg",
                "address", new LinkedHashMap<>(Map.of("city", "Utrecht")))));
    List<Object> items = new ArrayList<>();
    for (int i = 0; i < ITEMS; i++) {
      items.add(new LinkedHashMap<>(Map.of("sku", "S" + i, "price", (double) (i * 37 % 100))));
    }
    order.put("items", items);
    return order;
  }
}
