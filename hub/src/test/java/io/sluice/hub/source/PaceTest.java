package io.sluice.hub.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.hub.gate.BucketKey;
import io.sluice.hub.gate.Gate;
import io.sluice.hub.gate.Window;
import io.sluice.hub.source.Pace.CallHeadroom;
import io.sluice.hub.source.Pace.WorkflowActivity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PaceTest {
  private static final SourceConfig USUAL =
      SourceConfig.of("c", "i", Duration.ofSeconds(60)).withFreshness(Duration.ofMinutes(15));
  private static final SourceConfig DEMO = SourceConfig.of("demo", "i", Duration.ofSeconds(5));
  private static final WorkflowActivity RUNNING = new WorkflowActivity(true, 0, 0, 20, false);
  private static final WorkflowActivity STILL = new WorkflowActivity(false, 0, 0, 20, false);

  @Test
  void a_running_refresh_is_watched_closely_while_calls_are_free() {
    Pace.PaceUpdate step = Pace.START.after(USUAL, RUNNING, CallHeadroom.FREE);
    assertThat(step.interval()).isEqualTo(Pace.FASTEST);
    assertThat(step.why()).isEqualTo("a refresh is running");
  }

  @Test
  void while_others_need_the_calls_the_usual_interval_stays() {
    assertThat(Pace.START.after(USUAL, RUNNING, CallHeadroom.TIGHT).interval())
        .isEqualTo(USUAL.interval());
  }

  @Test
  void a_throttled_source_is_polled_less_often_even_during_a_refresh() {
    assertThat(Pace.START.after(USUAL, RUNNING, CallHeadroom.THROTTLED).interval())
        .isEqualTo(Duration.ofMinutes(2));
  }

  @Test
  void by_default_the_interval_doubles_within_an_idle_hour_and_returns_at_once() {
    SourceConfig config = SourceConfig.of("c", "i", Duration.ofSeconds(60));
    assertThat(intervals(config, 29)).containsOnly(config.interval());
    assertThat(intervals(config, 45)).endsWith(Duration.ofSeconds(90));
    List<Duration> hours = intervals(config, 300);
    assertThat(hours).endsWith(Duration.ofMinutes(2));
    assertThat(after(config, 300, new WorkflowActivity(false, 1, 0, 20, false)).interval())
        .isEqualTo(config.interval());
    assertThat(after(config, 300, new WorkflowActivity(true, 0, 0, 20, false)).interval())
        .isEqualTo(Pace.FASTEST);
  }

  @Test
  void with_a_longer_freshness_the_interval_of_one_that_sleeps_grows_to_a_third_of_it() {
    assertThat(intervals(USUAL, 300)).endsWith(Duration.ofMinutes(5));
    assertThat(after(USUAL, 300, STILL).why())
        .isEqualTo("nothing has happened for 150 min or more");
  }

  @Test
  void when_a_scheduled_refresh_is_due_the_usual_interval_is_back() {
    Pace.PaceUpdate step = after(USUAL, 300, new WorkflowActivity(false, 0, 0, 20, true));
    assertThat(step.interval()).isEqualTo(USUAL.interval());
    assertThat(step.next().after(USUAL, STILL, CallHeadroom.FREE).interval())
        .as("a refresh that did not come wakes nobody")
        .isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void the_default_freshness_is_three_of_the_longest_intervals() {
    assertThat(fresh(60, true)).isEqualTo(Duration.ofMinutes(6));
    assertThat(fresh(60, false)).isEqualTo(Duration.ofMinutes(3));
    assertThat(fresh(5, true)).isEqualTo(Duration.ofSeconds(30));
    assertThat(fresh(200, true)).as("5 min at most").isEqualTo(Duration.ofMinutes(15));
    assertThat(fresh(600, true)).as("nothing to grow").isEqualTo(Duration.ofMinutes(30));
  }

  private static Duration fresh(int seconds, boolean adapt) {
    return SourceConfig.defaultFreshness(Duration.ofSeconds(seconds), adapt);
  }

  private static List<Duration> intervals(SourceConfig config, int sweeps) {
    List<Duration> intervals = new ArrayList<>();
    Pace pace = Pace.START;
    for (int i = 0; i < sweeps; i++) {
      Pace.PaceUpdate step = pace.after(config, STILL, CallHeadroom.FREE);
      intervals.add(step.interval());
      pace = step.next();
    }
    return intervals;
  }

  private static Pace.PaceUpdate after(
      SourceConfig config, int quietSweeps, WorkflowActivity seen) {
    Duration quiet = config.interval().multipliedBy(quietSweeps);
    return new Pace(quiet).after(config, seen, CallHeadroom.FREE);
  }

  @Test
  void many_new_jobs_at_once_are_followed_fast_however_scarce_the_calls_are() {
    assertThat(
            Pace.START
                .after(USUAL, new WorkflowActivity(true, 3, 11, 20, false), CallHeadroom.TIGHT)
                .interval())
        .isEqualTo(Pace.FASTEST);
  }

  @Test
  void without_adapting_the_interval_is_as_configured() {
    assertThat(Pace.START.after(USUAL.withAdapt(false), RUNNING, CallHeadroom.FREE).interval())
        .isEqualTo(USUAL.interval());
  }

  @Property
  void the_pace_of_the_demo_is_five_seconds_unless_it_is_throttled(
      @ForAll boolean running,
      @ForAll @IntRange(max = 30) int ends,
      @ForAll @IntRange(max = 20) int fresh,
      @ForAll @IntRange(max = 1_700) int quietSeconds,
      @ForAll boolean free) {
    Pace.PaceUpdate step =
        new Pace(Duration.ofSeconds(quietSeconds))
            .after(
                DEMO,
                new WorkflowActivity(running, ends, fresh, 20, false),
                free ? CallHeadroom.FREE : CallHeadroom.TIGHT);
    assertThat(step.interval()).isEqualTo(Duration.ofSeconds(5));
  }

  @Property
  void the_interval_always_leaves_time_to_be_fresh(
      @ForAll boolean running,
      @ForAll @IntRange(max = 1000) int quiet,
      @ForAll @IntRange(min = 5, max = 600) int seconds,
      @ForAll @IntRange(min = 1, max = 7200) int freshness,
      @ForAll CallHeadroom room) {
    SourceConfig config =
        SourceConfig.of("c", "i", Duration.ofSeconds(seconds))
            .withFreshness(Duration.ofSeconds(freshness));
    Pace pace = new Pace(Duration.ofMinutes(quiet));
    Duration interval =
        pace.after(config, new WorkflowActivity(running, 0, 0, 20, false), room).interval();
    int parts = room == CallHeadroom.THROTTLED ? 2 : 1;
    assertThat(interval.multipliedBy(3))
        .isLessThanOrEqualTo(config.freshness().multipliedBy(parts));
    assertThat(interval).isGreaterThanOrEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void a_half_free_window_without_waiting_callers_has_spare_calls() {
    assertThat(room(QuotaTrend.UNKNOWN, 100, 50, 0, 0)).isEqualTo(CallHeadroom.FREE);
    assertThat(room(QuotaTrend.UNKNOWN, 100, 51, 0, 0)).isEqualTo(CallHeadroom.TIGHT);
    assertThat(room(QuotaTrend.UNKNOWN, 100, 0, 1, 0)).isEqualTo(CallHeadroom.TIGHT);
  }

  @Test
  void a_new_refusal_or_a_smaller_limit_is_throttling_and_an_old_refusal_is_not() {
    QuotaTrend before = QuotaTrend.UNKNOWN.after(List.of(bucket(100, 0, 0, 3))).next();
    assertThat(room(before, 100, 0, 0, 3)).isEqualTo(CallHeadroom.FREE);
    assertThat(room(before, 100, 0, 0, 4)).isEqualTo(CallHeadroom.THROTTLED);
    assertThat(room(before, 70, 0, 0, 3)).isEqualTo(CallHeadroom.THROTTLED);
  }

  private static CallHeadroom room(
      QuotaTrend before, int allowed, int busy, int queued, long throttled) {
    return before.after(List.of(bucket(allowed, busy, queued, throttled))).headroom();
  }

  private static Gate.BucketStatus bucket(int allowed, int busy, int queued, long throttled) {
    return new Gate.BucketStatus(
        new BucketKey(BucketKey.Kind.CUSTOMER_INSIGHTS, "t/e"),
        new Window(100, Duration.ofSeconds(60)),
        new Gate.WindowUsage(0, List.of(), List.of()),
        new Gate.BucketLoad(busy, 0, queued, Duration.ZERO, Duration.ZERO),
        Optional.<Instant>empty(),
        throttled,
        new Gate.SlotForecast(
            allowed, allowed - busy, 0, List.of(), Duration.ZERO, Duration.ZERO, allowed, 0));
  }
}
