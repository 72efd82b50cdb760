package io.sluice.simulator.world.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CronTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 3 * * *           | 2026-11-20T10:00:00Z | 2026-11-21T03:00:00Z",
        "30 4,10 * * *       | 2026-11-20T04:30:00Z | 2026-11-20T10:30:00Z",
        "*/15 * * * *        | 2026-11-20T10:07:12Z | 2026-11-20T10:15:00Z",
        "0 9-17/4 * * *      | 2026-11-20T09:00:01Z | 2026-11-20T13:00:00Z",
        "0 0 1 * *           | 2026-11-20T10:00:00Z | 2026-12-01T00:00:00Z",
        "0 0 29 2 *          | 2026-11-20T10:00:00Z | 2028-02-29T00:00:00Z",
        "0 6 * * MON-FRI     | 2026-11-20T10:00:00Z | 2026-11-23T06:00:00Z",
        "0 6 * * 7           | 2026-11-20T10:00:00Z | 2026-11-22T06:00:00Z",
        "0 0 13 * FRI        | 2026-11-20T10:00:00Z | 2026-11-27T00:00:00Z",
        "0 0 ? JAN *         | 2026-11-20T10:00:00Z | 2027-01-01T00:00:00Z",
        "*/20 * * * * *      | 2026-11-20T10:00:59Z | 2026-11-20T10:01:00Z",
        "5 0 12 * * *        | 2026-11-20T12:00:05Z | 2026-11-21T12:00:05Z",
      })
  void finds_the_next_time(String cron, Instant after, Instant expected) {
    assertThat(Cron.parse(cron).next(after, ZoneId.of("UTC"))).contains(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "* * * *       | has 4 fields",
        "60 * * * *    | is no minute",
        "0 24 * * *    | is no hour",
        "0 0 0 * *     | is no day of month",
        "0 0 * 13 *    | is no month",
        "0 0 * * 8     | is no day of week",
        "5-1 * * * *   | is no minute",
        "*/0 * * * *   | is no minute",
        "1-2-3 * * * * | is no minute",
        "a * * * *     | is no minute",
      })
  void reports_the_invalid_part(String cron, String part) {
    assertThat(Cron.problem(cron)).hasValueSatisfying(text -> assertThat(text).contains(part));
  }

  @Test
  void a_time_in_the_gap_of_a_clock_change_fires_once_at_the_end_of_the_gap() {
    Cron cron = Cron.parse("30 2 * * *");
    Instant first = cron.next(Instant.parse("2026-03-28T12:00:00Z"), BERLIN).orElseThrow();
    assertThat(first).isEqualTo("2026-03-29T01:00:00Z");
    assertThat(cron.next(first, BERLIN)).contains(Instant.parse("2026-03-30T00:30:00Z"));
  }

  @Test
  void a_repeated_local_time_fires_only_the_first_time() {
    Cron cron = Cron.parse("30 2 * * *");
    Instant first = cron.next(Instant.parse("2026-10-24T12:00:00Z"), BERLIN).orElseThrow();
    assertThat(first).isEqualTo("2026-10-25T00:30:00Z");
    assertThat(cron.next(first, BERLIN)).contains(Instant.parse("2026-10-26T01:30:00Z"));
  }

  @Test
  void an_expression_that_never_matches_has_no_next_time() {
    assertThat(Cron.parse("0 0 31 2 *").next(Instant.EPOCH, BERLIN)).isEmpty();
  }

  @Property(tries = 300)
  void a_daily_expression_fires_once_on_every_local_day_of_a_year(
      @ForAll("zones") ZoneId zone,
      @ForAll("dailies") String cron,
      @ForAll @LongRange(max = 20_000) long day) {
    Instant from = Instant.EPOCH.plus(Duration.ofDays(day));
    List<LocalDateTime> fired = new ArrayList<>();
    Instant at = from;
    for (int i = 0; i < 370; i++) {
      Instant next = Cron.parse(cron).next(at, zone).orElseThrow();
      assertThat(next).isAfter(at);
      at = next;
      fired.add(LocalDateTime.ofInstant(at, zone));
    }
    assertThat(fired.stream().map(LocalDateTime::toLocalDate)).doesNotHaveDuplicates();
    assertThat(Duration.between(from, at)).isLessThan(Duration.ofDays(374));
  }

  @Provide
  Arbitrary<ZoneId> zones() {
    return Arbitraries.of(Timezones.all().stream().map(zone -> String.valueOf(zone.id())).toList())
        .map(id -> Timezones.zone(id).orElseThrow());
  }

  @Provide
  Arbitrary<String> dailies() {
    return Arbitraries.integers()
        .between(0, 24 * 60 - 1)
        .map(minute -> minute % 60 + " " + minute / 60 + " * * *");
  }

  @Test
  void every_listed_zone_exists_and_iana_names_work_too() {
    assertThat(Timezones.all())
        .allSatisfy(zone -> assertThat(Timezones.zone(String.valueOf(zone.id()))).isPresent());
    assertThat(Timezones.zone("Asia/Tokyo")).contains(ZoneId.of("Asia/Tokyo"));
    assertThat(Timezones.zone("Middle Earth")).isEmpty();
  }
}
