package io.sluice.hub.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.hub.trigger.WorkStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PunctualityTest {
  private static final Instant DUE = Instant.parse("2026-03-02T03:00:00Z");
  private static final Schedule DAILY =
      new Schedule("k", "s1", "all", true, ZoneOffset.UTC, List.of("0 3 * * *"));

  @Test
  void a_due_time_without_a_job_is_missed_once_and_open_until_a_job_runs() {
    Punctuality known = started();
    Punctuality.PunctualityUpdate late =
        step(known, DUE, List.of(), DUE.plus(Duration.ofMinutes(16)));
    assertThat(late.missed()).extracting(Punctuality.MissedRefresh::due).containsExactly(DUE);
    Punctuality.PunctualityUpdate again =
        step(late.next(), DUE, List.of(), DUE.plus(Duration.ofHours(1)));
    assertThat(again.missed()).isEmpty();
    assertThat(again.next().missing()).containsEntry("k", DUE);
    Instant later = DUE.plus(Duration.ofHours(3));
    assertThat(step(again.next(), DUE, List.of(job("scheduled", later)), later).next().missing())
        .isEmpty();
  }

  @Test
  void before_the_tolerance_is_over_nothing_is_missed() {
    assertThat(step(started(), DUE, List.of(), DUE.plus(Duration.ofMinutes(14))).missed())
        .isEmpty();
  }

  @Test
  void a_job_that_was_submitted_a_little_late_is_in_time_and_a_manual_one_does_not_count() {
    Instant now = DUE.plus(Duration.ofHours(1));
    Instant late = DUE.plus(Duration.ofMinutes(10));
    assertThat(step(started(), DUE, List.of(job("scheduled", late)), now).missed()).isEmpty();
    assertThat(step(started(), DUE, List.of(job("onDemand", late)), now).missed()).hasSize(1);
  }

  @Test
  void schedules_read_before_the_due_time_are_read_again_before_a_report() {
    Punctuality.PunctualityUpdate doubt =
        step(started(), DUE.minusSeconds(60), List.of(), DUE.plus(Duration.ofHours(1)));
    assertThat(doubt.doubtful()).isTrue();
    assertThat(doubt.missed()).isEmpty();
    assertThat(step(doubt.next(), DUE, List.of(), DUE.plus(Duration.ofHours(1))).missed())
        .hasSize(1);
  }

  @Test
  void times_before_the_oldest_listed_job_are_not_judged() {
    Instant now = DUE.plus(Duration.ofHours(9));
    Punctuality.JobList newest =
        new Punctuality.JobList(List.of(job("onDemand", now.minusSeconds(60))), false);
    Punctuality.SchedulePlan plan = new Punctuality.SchedulePlan(List.of(DAILY), DUE);
    assertThat(started().take(plan, newest, now).missed()).isEmpty();
  }

  @Test
  void due_times_before_a_schedule_was_seen_first_are_not_judged() {
    assertThat(step(Punctuality.NONE, DUE, List.of(), DUE.plus(Duration.ofHours(5))).missed())
        .isEmpty();
  }

  @Test
  void after_a_step_of_the_clock_the_missed_times_of_a_schedule_are_one_finding() {
    Instant now = DUE.plus(Duration.ofDays(10)).plus(Duration.ofHours(1));
    Punctuality.PunctualityUpdate step = step(started(), now, List.of(), now);
    assertThat(step.missed())
        .containsExactly(new Punctuality.MissedRefresh(DAILY, DUE.plus(Duration.ofDays(10)), 11));
    assertThat(step(step.next(), now, List.of(), now.plusSeconds(60)).missed()).isEmpty();
  }

  @Test
  void judgements_made_by_a_fast_clock_are_repeated() {
    Instant ahead = DUE.plus(Duration.ofDays(10));
    Punctuality known = step(started(), ahead, List.of(), ahead).next();
    Instant back = DUE.plus(Duration.ofHours(20));
    known = step(known, back, List.of(), back).next();
    Instant tomorrow = DUE.plus(Duration.ofDays(1)).plus(Duration.ofHours(1));
    assertThat(step(known, tomorrow, List.of(), tomorrow).missed())
        .extracting(Punctuality.MissedRefresh::due)
        .containsExactly(DUE.plus(Duration.ofDays(1)));
  }

  @Test
  void the_text_holds_everything() {
    Punctuality known = step(started(), DUE, List.of(), DUE.plus(Duration.ofHours(1))).next();
    assertThat(Punctuality.parse(known.text())).isEqualTo(known);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 3 * * *         | UTC           | 2026-03-01T00:00:00Z | 2026-03-01T03:00:00Z",
        "0 0 3 * * *       | UTC           | 2026-03-01T00:00:00Z | 2026-03-01T03:00:00Z",
        "30 2 * * *        | Europe/Berlin | 2026-03-29T00:00:00Z | 2026-03-29T01:00:00Z",
        "30 2 * * *        | Europe/Berlin | 2026-10-24T22:00:00Z | 2026-10-25T00:30:00Z",
        "0 8 * * MON-FRI   | UTC           | 2026-02-28T00:00:00Z | 2026-03-02T08:00:00Z",
        "0 8 ? * 7         | UTC           | 2026-02-28T00:00:00Z | 2026-03-01T08:00:00Z",
        "0/20 1-2 * * *    | UTC           | 2026-03-01T01:20:00Z | 2026-03-01T01:40:00Z",
        "0 0 15 * MON      | UTC           | 2026-03-01T00:00:00Z | 2026-03-02T00:00:00Z",
        "0 6 1 JAN,APR *   | UTC           | 2026-03-01T00:00:00Z | 2026-04-01T06:00:00Z",
      })
  void a_cron_expression_is_next_due(String text, String zone, Instant after, Instant due) {
    Cron cron = Cron.parse(text).orElseThrow();
    assertThat(cron.between(after, after.plus(Duration.ofDays(60)), ZoneId.of(zone), 1))
        .containsExactly(due);
  }

  @ParameterizedTest
  @CsvSource({"'* * *'", "'61 * * * *'", "'a * * * *'", "'*/0 * * * *'", "'5-1 * * * *'"})
  void a_malformed_cron_expression_is_a_problem_of_its_schedule(String text) {
    Schedule schedule = new Schedule("k", "s", "all", true, ZoneOffset.UTC, List.of(text));
    assertThat(schedule.problem()).isPresent();
    assertThat(schedule.due(DUE, DUE.plusSeconds(99), 5)).isEmpty();
  }

  @Test
  void zones_are_known_by_the_names_that_windows_gives_them() {
    Object json =
        StateJson.read(
                "{\"v\":[{\"scheduleId\":\"s\",\"operationType\":\"All\",\"isActive\":true,\"timezoneId\":\"W."
                    + " Europe Standard Time\",\"cronSchedules\":[\"0 3 * * *\"]},"
                    + "{\"scheduleId\":\"t\",\"timezoneId\":\"Moon\",\"isActive\":true}]}")
            .value("v");
    List<Schedule> schedules = Schedule.list(String.valueOf(json).isEmpty() ? List.of() : json);
    assertThat(schedules.get(0).zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    assertThat(schedules.get(0).operation()).isEqualTo("all");
    assertThat(schedules.get(1).problem()).contains("its time zone is unknown");
  }

  private static Punctuality started() {
    return step(Punctuality.NONE, DUE, List.of(), DUE.minus(Duration.ofHours(2))).next();
  }

  private static Punctuality.PunctualityUpdate step(
      Punctuality known, Instant readAt, List<Job> jobs, Instant now) {
    return known.take(
        new Punctuality.SchedulePlan(List.of(DAILY), readAt),
        new Punctuality.JobList(new ArrayList<>(jobs), true),
        now);
  }

  private static Job job(String submission, Instant at) {
    return new Job(
        "j",
        "all",
        submission,
        WorkStatus.of("running"),
        Optional.of(at),
        Optional.empty(),
        List.of());
  }
}
