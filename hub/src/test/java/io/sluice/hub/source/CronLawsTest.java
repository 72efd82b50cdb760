package io.sluice.hub.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Schedules across clock changes, for all zones and their histories. */
class CronLawsTest {
  private static final int MAX_TIMES = 10_000;

  @Property(tries = 600)
  void a_daily_time_is_due_once_per_local_date_and_a_skipped_one_at_the_end_of_the_skip(
      @ForAll("zones") ZoneId zone,
      @ForAll @IntRange(min = 1970, max = 2037) int year,
      @ForAll @IntRange(max = 23) int hour,
      @ForAll @IntRange(max = 59) int minute) {
    Cron cron = Cron.parse(minute + " " + hour + " * * *").orElseThrow();
    Instant from = LocalDate.of(year, 1, 1).atStartOfDay(zone).toInstant();
    Instant until = LocalDate.of(year + 1, 1, 1).atStartOfDay(zone).toInstant();

    List<Instant> due = cron.between(from.minusNanos(1), until.minusNanos(1), zone, MAX_TIMES);

    TreeSet<Instant> expected = new TreeSet<>();
    LocalTime time = LocalTime.of(hour, minute);
    // A skip may reach over the turn of the year: Kiritimati had no 31 December 1994.
    LocalDate day = LocalDate.of(year, 1, 1).minusDays(1);
    for (; day.getYear() <= year; day = day.plusDays(1)) {
      expected.add(first(day.atTime(time), zone.getRules()));
    }
    expected.removeIf(at -> at.isBefore(from) || !at.isBefore(until));
    assertThat(due).containsExactlyElementsOf(expected);
  }

  /** The earlier of two times, the end of a skipped hour, or the zone's only time. */
  private static Instant first(LocalDateTime local, ZoneRules rules) {
    ZoneOffsetTransition change = rules.getTransition(local);
    if (change == null) {
      return local.toInstant(rules.getOffset(local));
    }
    return change.isGap() ? change.getInstant() : local.toInstant(change.getOffsetBefore());
  }

  @Property(tries = 400)
  void every_due_time_is_found_once_for_any_polling(
      @ForAll("zones") ZoneId zone,
      @ForAll("changes") Duration into,
      @ForAll @IntRange(max = 23) int hour,
      @ForAll @IntRange(min = 1, max = 200) int minutesBetween) {
    Cron cron = Cron.parse("0/20 " + hour + " * * *").orElseThrow();
    Instant from = Instant.parse("2000-01-01T00:00:00Z").plus(into);
    ZoneOffsetTransition change = zone.getRules().nextTransition(from);
    Instant begin = change == null ? from : change.getInstant().minus(Duration.ofDays(1));
    Instant end = begin.plus(Duration.ofDays(3));

    List<Instant> seen = new ArrayList<>();
    for (Instant at = begin; at.isBefore(end); at = at.plus(Duration.ofMinutes(minutesBetween))) {
      Instant next = at.plus(Duration.ofMinutes(minutesBetween));
      seen.addAll(cron.between(at, next.isAfter(end) ? end : next, zone, MAX_TIMES));
    }

    assertThat(seen).containsExactlyElementsOf(cron.between(begin, end, zone, MAX_TIMES));
    assertThat(seen).doesNotHaveDuplicates().isSorted();
  }

  @Test
  void a_time_on_a_skipped_day_at_the_turn_of_the_year_is_due_at_new_year() {
    Cron cron = Cron.parse("1 5 * * *").orElseThrow();
    Instant newYear = Instant.parse("1994-12-31T10:00:00Z");

    assertThat(
            cron.between(
                newYear.minusSeconds(60),
                newYear.plus(Duration.ofHours(6)),
                ZoneId.of("Pacific/Kiritimati"),
                MAX_TIMES))
        .containsExactly(newYear, Instant.parse("1994-12-31T15:01:00Z"));
  }

  @Test
  void where_clocks_go_back_over_midnight_the_first_midnight_is_not_passed_over() {
    Cron cron = Cron.parse("0 0 * * *").orElseThrow();
    Instant midnight = Instant.parse("2010-11-07T02:30:00Z");

    assertThat(
            cron.between(
                midnight.minusSeconds(60),
                midnight.plus(Duration.ofMinutes(15)),
                ZoneId.of("America/St_Johns"),
                MAX_TIMES))
        .as("a quarter of an hour later it is the evening before again")
        .containsExactly(midnight);
  }

  @Provide
  Arbitrary<ZoneId> zones() {
    return Arbitraries.of(ZoneId.getAvailableZoneIds().stream().sorted().map(ZoneId::of).toList());
  }

  @Provide
  Arbitrary<Duration> changes() {
    return Arbitraries.integers().between(0, 37 * 365).map(Duration::ofDays);
  }
}
