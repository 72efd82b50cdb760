package io.sluice.simulator.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReaderTest {
  private final Tables shop = Fixture.shop(1_000, 250);

  private List<Object> column(String column, Reader.Page page) {
    return page.rows().stream().map(row -> row.get(column)).toList();
  }

  @Test
  void a_page_has_a_hundred_rows_and_the_count_of_all() {
    Reader.Page page = Fixture.read(shop, "customer");
    assertThat(page.table()).isEqualTo("Customer");
    assertThat(page.rows()).hasSize(100);
    assertThat(page.count()).isEqualTo(1_000);
    assertThat(Fixture.read(shop, "Customer", "$top", "5000").rows()).hasSize(100);
    assertThat(Fixture.read(shop, "Customer", "$top", "7").rows()).hasSize(7);
    assertThat(Fixture.read(shop, "Customer", "$top", "0").rows()).isEmpty();
  }

  @Test
  void skipping_and_the_token_give_every_row_once() {
    List<Object> bySkip = new ArrayList<>();
    for (int skip = 0; skip < 1_000; skip += 100) {
      bySkip.addAll(
          column("CustomerId", Fixture.read(shop, "Customer", "$skip", Integer.toString(skip))));
    }
    assertThat(bySkip).hasSize(1_000).doesNotHaveDuplicates();
    List<Object> byToken = new ArrayList<>();
    Reader.Page page = Fixture.read(shop, "Customer");
    byToken.addAll(column("CustomerId", page));
    while (page.next().isPresent()) {
      page = Fixture.read(shop, "Customer", "$skiptoken", page.next().get());
      byToken.addAll(column("CustomerId", page));
    }
    assertThat(byToken).isEqualTo(bySkip);
    assertThat(Fixture.read(shop, "Customer", "$skip", "1000").rows()).isEmpty();
  }

  @Test
  void rows_are_the_same_at_every_read_and_when_others_are_added() {
    assertThat(Fixture.read(shop, "Customer")).isEqualTo(Fixture.read(shop, "Customer"));
    assertThat(
            Fixture.read(Fixture.shop(2_000, 250), "Customer", "$select", "CustomerId,EMail")
                .rows())
        .isEqualTo(Fixture.read(shop, "Customer", "$select", "CustomerId,EMail").rows());
  }

  @Test
  void a_segment_has_as_many_members_as_its_size_and_all_are_customers() {
    Set<Object> customers = new LinkedHashSet<>();
    for (int skip = 0; skip < 1_000; skip += 100) {
      customers.addAll(
          column("CustomerId", Fixture.read(shop, "Customer", "$skip", Integer.toString(skip))));
    }
    Set<Object> members = new LinkedHashSet<>();
    for (int skip = 0; skip < 300; skip += 100) {
      members.addAll(
          column("CustomerId", Fixture.read(shop, "BigSpenders", "$skip", Integer.toString(skip))));
    }
    assertThat(members).hasSize(250);
    assertThat(customers).containsAll(members);
    Set<Object> filtered = new LinkedHashSet<>();
    for (int skip = 0; skip < 300; skip += 100) {
      filtered.addAll(
          column(
              "CustomerId",
              Fixture.read(
                  shop,
                  "Customer",
                  "$filter",
                  "IsMemberOfSegment('BigSpenders')",
                  "$skip",
                  Integer.toString(skip))));
    }
    assertThat(filtered).hasSize(250).containsExactlyInAnyOrderElementsOf(members);
  }

  @Test
  void a_growing_segment_keeps_its_members() {
    List<Object> before = column("CustomerId", Fixture.read(shop, "BigSpenders"));
    List<Object> after =
        column("CustomerId", Fixture.read(Fixture.shop(1_000, 300), "BigSpenders"));
    assertThat(after).isEqualTo(before);
  }

  @Test
  void a_customer_is_found_by_id_by_alternate_key_and_in_the_activities() {
    Map<String, Object> third =
        Fixture.read(shop, "Customer", "$skip", "2", "$top", "1").rows().get(0);
    Object id = third.get("CustomerId");
    String byId = "CustomerId eq '" + id + "'";
    assertThat(Fixture.read(shop, "Customer", "$filter", byId).rows()).containsExactly(third);
    String byKey = "Crm_Contacts_ContactId eq '" + third.get("Crm_Contacts_ContactId") + "'";
    assertThat(Fixture.read(shop, "Customer", "$filter", byKey).rows()).containsExactly(third);
    Reader.Page activities = Fixture.read(shop, "UnifiedActivity", "$filter", byId);
    assertThat(activities.count()).isEqualTo(3);
    assertThat(column("CustomerId", activities)).containsOnly(id);
    assertThat(column("ActivityTime", activities).stream().map(Object::toString)).isSorted();
    assertThat(
            Fixture.read(shop, "Customer", "$filter", "CustomerId in ('x','" + id + "')").count())
        .isEqualTo(1);
    assertThat(Fixture.read(shop, "Customer", "$filter", "CustomerId eq 'nobody'").rows())
        .isEmpty();
  }

  @Test
  void filters_and_orders_work_together() {
    Reader.Page page =
        Fixture.read(
            shop,
            "Customer",
            "$filter",
            "LoyaltyPoints ge 6000 and City eq 'Oslo'",
            "$orderby",
            "LoyaltyPoints desc,CustomerId",
            "$select",
            "LoyaltyPoints,City");
    List<Object> points = column("LoyaltyPoints", page);
    assertThat(points).isNotEmpty().allMatch(value -> (Long) value >= 6_000);
    assertThat(points.stream().map(Long.class::cast))
        .isSortedAccordingTo(java.util.Comparator.reverseOrder());
    assertThat(column("City", page)).containsOnly("Oslo");
    assertThat(page.rows().get(0)).containsOnlyKeys("LoyaltyPoints", "City");
  }

  @Test
  void a_filter_and_its_negation_select_all_rows() {
    long left = Fixture.read(shop, "Customer", "$filter", "LoyaltyPoints lt 5000").count();
    long right = Fixture.read(shop, "Customer", "$filter", "LoyaltyPoints ge 5000").count();
    assertThat(left + right).isEqualTo(1_000);
  }

  @Test
  void a_search_finds_all_its_words_in_any_case() {
    Reader.Page page = Fixture.read(shop, "Customer", "$search", "\"oslo berger\"");
    assertThat(page.rows()).isNotEmpty();
    assertThat(column("City", page)).containsOnly("Oslo");
  }

  @Test
  void customers_are_expanded_with_their_activities_and_measures() {
    Reader.Page page =
        Fixture.read(shop, "Customer", "$top", "1", "$expand", "UnifiedActivity,Customer_Measure");
    Map<String, Object> row = page.rows().get(0);
    assertThat((List<?>) row.get("UnifiedActivity")).hasSize(3);
    assertThat((List<?>) row.get("Customer_Measure")).hasSize(1);
  }

  @Test
  void a_scalar_measure_is_its_value() {
    assertThat(Fixture.read(shop, "Revenue").rows()).containsExactly(Map.of("Revenue", 1234.5));
    assertThat(Fixture.read(shop, "RevenueByCity").rows()).hasSize(24);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Nowhere | $top | 1 | 404 | Nowhere",
        "Customer | $filter | FirstName eq 'Ada' | 400 | not indexed",
        "Customer | $filter | Nothing eq 'Ada' | 400 | Could not find a property",
        "Customer | $filter | IsMemberOfSegment('Nobody') | 400 | no segment 'Nobody'",
        "Customer | $filter | LoyaltyPoints eq 'many' | 400 | cannot be compared",
        "Crm_Contacts | $filter | ContactId eq 'CI-00000001' | 400 | only system tables can",
        "UnifiedActivity | $filter | IsMemberOfSegment('BigSpenders') | 400 | only filter Customer",
        "UnifiedActivity | $search | x | 400 | Only Customer can be searched",
        "Customer | $select | Nothing | 400 | Could not find a property",
        "Customer | $orderby | Nothing | 400 | Could not find a property",
        "Customer | $orderby | City sideways | 400 | 'Column desc'",
        "Customer | $expand | Crm_Contacts | 400 | cannot be expanded",
        "BigSpenders | $expand | UnifiedActivity | 400 | Only Customer can be expanded",
        "Customer | $top | many | 400 | whole number",
        "Customer | $skip | -1 | 400 | whole number",
        "Customer | $skiptoken | abc | 400 | not one that this service gave",
      })
  void unsupported_queries_are_refused(
      String table, String parameter, String value, int status, String says) {
    assertThatThrownBy(() -> Fixture.read(shop, table, parameter, value))
        .isInstanceOfSatisfying(
            ODataException.class, refused -> assertThat(refused.status()).isEqualTo(status))
        .hasMessageContaining(says);
  }

  @Test
  void expand_goes_neither_with_search_nor_with_some_columns() {
    assertThatThrownBy(
            () -> Fixture.read(shop, "Customer", "$expand", "UnifiedActivity", "$search", "x"))
        .hasMessageContaining("$search");
    assertThatThrownBy(
            () -> Fixture.read(shop, "Customer", "$expand", "UnifiedActivity", "$select", "City"))
        .hasMessageContaining("partial $select");
    assertThat(
            Fixture.read(
                    shop, "Customer", "$expand", "UnifiedActivity", "$select", "*", "$top", "1")
                .rows())
        .hasSize(1);
  }

  @Test
  void paging_a_million_rows_keeps_none_of_them() {
    Tables large = Fixture.shop(1_000_000, 1_000_000);
    Reader reader = new Reader();
    long rows = 0;
    long before = used();
    for (int skip = 0; skip < 1_000_000; skip += Query.PAGE) {
      Query query = Fixture.query("$skip", Integer.toString(skip), "$select", "CustomerId");
      rows +=
          reader
              .read(large, "BigSpenders", query, java.util.function.UnaryOperator.identity())
              .rows()
              .size();
    }
    assertThat(rows).isEqualTo(1_000_000);
    // The rows would be some 100 MB.
    assertThat(used() - before).isLessThan(8_000_000);
  }

  private static long used() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  @Test
  void found_rows_are_kept_for_the_next_page_up_to_a_bound() {
    Tables large = Fixture.shop(1_000_000, 1);
    Reader reader = new Reader();
    for (int i = 0; i < 5; i++) {
      Query query = Fixture.query("$filter", "LoyaltyPoints ge " + -i, "$top", "1");
      assertThat(
              reader
                  .read(large, "Customer", query, java.util.function.UnaryOperator.identity())
                  .count())
          .isEqualTo(1_000_000);
    }
    assertThat(reader.kept()).isLessThanOrEqualTo(Reader.MAX_KEPT);
  }
}
