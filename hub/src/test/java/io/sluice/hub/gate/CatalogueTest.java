package io.sluice.hub.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every fault of quota (C) and clock (D) that the catalogue lists, with the test that holds it. */
class CatalogueTest {
  private static final String HUB = "io.sluice.hub.";

  /**
   * One fault.
   *
   * @param test class and method below {@code io.sluice.hub}; empty when nothing is built
   * @param reason why nothing is built; empty when there is a test
   */
  private record Row(String code, String fault, String test, String reason) {}

  private static Row held(String code, String fault, String test) {
    return new Row(code, fault, test, "");
  }

  private static Row open(String code, String fault, String reason) {
    return new Row(code, fault, "", reason);
  }

  private static final String SOCKET = "prove.QuotaAtTheSocketTest#";
  private static final String ANY_60_S =
      SOCKET + "no_service_counts_more_than_100_in_any_60_s_and_refuses_none";
  private static final String ONE_NODE = "slots are kept by one process; several share none yet";

  private static final List<Row> ROWS =
      List.of(
          held("C1", "burst at a window's edge", SOCKET + "a_bucket_that_only_refills_is_found"),
          held("C2", "latency squeezes calls together", ANY_60_S),
          held("C3", "a call timed out and is counted later", ANY_60_S),
          held("C4", "killed after the send", ANY_60_S),
          held(
              "C5",
              "ledger lost",
              "gate.GateVerticleTest#a_missing_ledger_means_a_window_of_silence"),
          held(
              "C6",
              "redirects",
              "connector.GatedOutboundTest#a_redirect_is_an_answer_and_not_followed"),
          held(
              "C7",
              "somebody else uses the key",
              "gate.AdaptiveLimitTest#finds_its_place_beside_somebody_else_within_five_minutes_if_it_may_have_half"),
          held(
              "C8",
              "the limit changes",
              "gate.AdaptiveLimitTest#grows_by_two_in_each_quiet_minute_and_never_past_the_limit"),
          open("C9", "many nodes", ONE_NODE),
          open("C10", "a paused node holds leases", ONE_NODE),
          open("C11", "the nodes' ledger is unreachable", ONE_NODE),
          held(
              "C12",
              "wall clock stepped",
              "gate.TokenBucketLawsTest#no_restart_and_no_clock_step_makes_the_server_count_more"),
          held(
              "C13",
              "one flow pages 10,000 rows",
              "gate.BacklogUseTest#a_sweep_waits_for_seconds_and_not_for_a_window_once_it_is_known"),
          held(
              "C14",
              "thundering start of 1,000 watches",
              "source.SourceVerticleTest#a_sweep_costs_the_same_calls_with_one_flow_and_with_ten_thousand"),
          held(
              "C15",
              "two connections confused",
              "connector.customerinsights.CustomerInsightsConnectorTest"
                  + "#two_spellings_of_one_environment_share_one_ledger"),
          held(
              "C16",
              "a user's console hammers",
              "gate.TokenBucketLawsTest#each_priority_keeps_its_share_whatever_the_others_ask"),
          held(
              "D1",
              "stepped back 1 h",
              "flow.RunTest#a_wait_is_over_when_its_timer_says_so_even_if_the_wall_clock_went_back"),
          held(
              "D2",
              "stepped forward a day",
              "source.SourceVerticleTest#a_step_of_the_wall_clock_makes_no_flood"),
          held(
              "D3",
              "suspended for 6 h",
              "gate.TokenBucketTest"
                  + "#a_machine_that_was_asleep_for_six_hours_makes_no_more_calls_than_a_window_holds"),
          held(
              "D4",
              "daylight saving in schedules",
              "source.CronLawsTest"
                  + "#a_daily_time_comes_once_a_local_date_and_a_skipped_one_at_the_end_of_the_skip"),
          open("D5", "skew between nodes", ONE_NODE),
          held(
              "D6",
              "times before 1970 and after 2038",
              "source.FieldsTest#times_of_four_digit_years_are_read_as_they_are"),
          held(
              "D7",
              "drift of 500 ppm",
              "gate.TokenBucketTest#the_hold_is_the_window_with_a_margin_for_closed_windows_and_a_fast_clock"),
          held(
              "D8",
              "webhook times from a wrong clock",
              "connector.SkewTest"
                  + "#a_clock_that_is_a_minute_off_is_told_by_the_first_answer_and_until_it_agrees_again"));

  static Stream<Row> rows() {
    return ROWS.stream();
  }

  @Test
  void no_fault_is_left_out() {
    List<String> codes =
        Stream.concat(
                IntStream.rangeClosed(1, 16).mapToObj(i -> "C" + i),
                IntStream.rangeClosed(1, 8).mapToObj(i -> "D" + i))
            .toList();
    assertThat(ROWS).extracting(Row::code).containsExactlyElementsOf(codes);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void each_fault_has_its_test_or_the_reason_why_not(Row row) throws ClassNotFoundException {
    if (row.test().isEmpty()) {
      assertThat(row.reason()).isNotBlank();
      return;
    }
    String[] place = row.test().split("#", -1);
    List<Method> found =
        Arrays.stream(Class.forName(HUB + place[0]).getDeclaredMethods())
            .filter(method -> method.getName().equals(place[1]))
            .toList();
    assertThat(found).hasSize(1);
    Method test = found.get(0);
    assertThat(List.of(Test.class, Property.class, ParameterizedTest.class))
        .as("%s is held by a test", row.fault())
        .anyMatch(test::isAnnotationPresent);
  }
}
