package io.sluice.simulator.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WritesTest {
  private static final Instant NOW = Fixture.NOW;

  private final Tables shop = Fixture.shop(1_000, 250);
  private final Table customers = Reader.find(shop, "Customer");
  private final Table activities = Reader.find(shop, "UnifiedActivity");
  private final Writes writes = new Writes();

  private Reader.Page read(String table, String filter, Instant now) {
    return new Reader()
        .read(shop, table, Fixture.query("$filter", filter), found -> writes.over(found, now));
  }

  private String someone() {
    return String.valueOf(customers.cell(4, "CustomerId"));
  }

  @Test
  void an_added_activity_is_listed_with_the_others_of_its_customer() {
    Map<String, Object> row = Map.of("ActivityId", "new-1", "CustomerId", someone());
    writes.add(activities, row, Optional.empty(), NOW);
    String filter = "CustomerId eq '" + someone() + "'";
    assertThat(read("UnifiedActivity", filter, NOW).count()).isEqualTo(4);
    assertThat(read("UnifiedActivity", "ActivityId eq 'new-1'", NOW).count()).isEqualTo(1);
    Instant gone = NOW.plus(Duration.ofDays(30));
    assertThat(read("UnifiedActivity", filter, gone.minusSeconds(1)).count()).isEqualTo(4);
    assertThat(read("UnifiedActivity", filter, gone).count()).isEqualTo(3);
  }

  @Test
  void a_changed_profile_reverts_after_four_hours() {
    writes.change(customers, someone(), Map.of("City", "Nowhere"), Optional.empty(), NOW);
    String filter = "CustomerId eq '" + someone() + "'";
    assertThat(read("Customer", filter, NOW).rows().get(0)).containsEntry("City", "Nowhere");
    assertThat(read("Customer", filter, NOW.plus(Duration.ofHours(4))).rows().get(0))
        .containsEntry("City", customers.cell(4, "City"));
  }

  @Test
  void two_changes_of_a_row_add_up() {
    writes.change(customers, someone(), Map.of("City", "Nowhere"), Optional.empty(), NOW);
    writes.change(customers, someone(), Map.of("EMail", "x@example.com"), Optional.empty(), NOW);
    assertThat(read("Customer", "City eq 'Nowhere'", NOW).rows().get(0))
        .containsEntry("EMail", "x@example.com");
  }

  @Test
  void the_writer_may_say_how_long_up_to_thirty_days() {
    writes.change(
        customers, someone(), Map.of("City", "Here"), Optional.of("2026-03-02T06:00:00Z"), NOW);
    assertThat(read("Customer", "City eq 'Here'", NOW.plus(Duration.ofHours(23))).count())
        .isEqualTo(1);
    for (String wrong : new String[] {"2026-04-01T06:00:00Z", "2026-03-01T06:00:00Z", "soon"}) {
      assertThatThrownBy(
              () ->
                  writes.change(customers, someone(), Map.of("City", "x"), Optional.of(wrong), NOW))
          .isInstanceOf(ODataException.class)
          .hasMessageContaining(wrong);
    }
  }

  @Test
  void refused_writes_say_why() {
    Map<String, Object> row = Map.of("ActivityId", "new-1", "CustomerId", someone());
    writes.add(activities, row, Optional.empty(), NOW);
    refused(409, () -> writes.add(activities, row, Optional.empty(), NOW));
    refused(400, () -> writes.add(activities, Map.of(), Optional.empty(), NOW));
    refused(400, () -> writes.add(activities, Map.of("Title", "x"), Optional.empty(), NOW));
    refused(400, () -> writes.add(activities, Map.of("Nothing", "x"), Optional.empty(), NOW));
    refused(400, () -> writes.add(Reader.find(shop, "BigSpenders"), row, Optional.empty(), NOW));
    refused(
        404, () -> writes.change(customers, "nobody", Map.of("City", "x"), Optional.empty(), NOW));
  }

  private static void refused(
      int status, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            ODataException.class, refused -> assertThat(refused.status()).isEqualTo(status));
  }
}
