package io.sluice.hub.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.hub.gate.BucketKey;
import io.sluice.hub.gate.Gate;
import io.sluice.hub.source.Pace.Room;
import io.sluice.hub.source.Pace.Seen;
import java.time.Duration;
import java.time.Instant;
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
  private static final Seen RUNNING = new Seen(true, 0, 0, 20);
  private static final Seen STILL = new Seen(false, 0, 0, 20);

  @Test
  void a_running_refresh_is_watched_closely_while_calls_are_free() {
    Pace.Step step = Pace.START.after(USUAL, RUNNING, Room.FREE);
    assertThat(step.interval()).isEqualTo(Pace.FASTEST);
    assertThat(step.why()).isEqualTo("a refresh is running");
  }

  @Test
  void while_others_need_the_calls_the_usual_interval_stays() {
    assertThat(Pace.START.after(USUAL, RUNNING, Room.TIGHT).interval()).isEqualTo(USUAL.interval());
  }

  @Test
  void a_throttled_source_is_asked_less_often_even_while_a_refresh_runs() {
    assertThat(Pace.START.after(USUAL, RUNNING, Room.THROTTLED).interval())
        .isEqualTo(Duration.ofMinutes(2));
  }

  @Test
  void after_quiet_sweeps_the_interval_grows_to_a_third_of_the_freshness_and_falls_back_at_once() {
    Pace pace = Pace.START;
    Duration interval = Duration.ZERO;
    for (int i = 0; i < Pace.PATIENCE + 20; i++) {
      Pace.Step step = pace.after(USUAL, STILL, Room.FREE);
      pace = step.next();
      interval = step.interval();
    }
    assertThat(interval).isEqualTo(Duration.ofMinutes(5));
    assertThat(pace.after(USUAL, new Seen(false, 1, 0, 20), Room.FREE).interval())
        .isEqualTo(USUAL.interval());
  }

  @Test
  void many_new_jobs_at_once_are_followed_fast_however_scarce_the_calls_are() {
    assertThat(Pace.START.after(USUAL, new Seen(true, 3, 11, 20), Room.TIGHT).interval())
        .isEqualTo(Pace.FASTEST);
  }

  @Test
  void without_adapting_the_interval_is_as_configured() {
    assertThat(Pace.START.after(USUAL.withAdapt(false), RUNNING, Room.FREE).interval())
        .isEqualTo(USUAL.interval());
  }

  @Property
  void the_pace_of_the_demo_is_five_seconds_unless_it_is_throttled(
      @ForAll boolean running,
      @ForAll @IntRange(max = 30) int ends,
      @ForAll @IntRange(max = 20) int fresh,
      @ForAll @IntRange(max = 1000) int quiet,
      @ForAll boolean free) {
    Pace.Step step =
        new Pace(quiet)
            .after(DEMO, new Seen(running, ends, fresh, 20), free ? Room.FREE : Room.TIGHT);
    assertThat(step.interval()).isEqualTo(Duration.ofSeconds(5));
  }

  @Property
  void the_interval_always_leaves_time_to_be_fresh(
      @ForAll boolean running,
      @ForAll @IntRange(max = 1000) int quiet,
      @ForAll @IntRange(min = 5, max = 600) int seconds,
      @ForAll @IntRange(min = 1, max = 7200) int freshness,
      @ForAll Room room) {
    SourceConfig config =
        SourceConfig.of("c", "i", Duration.ofSeconds(seconds))
            .withFreshness(Duration.ofSeconds(freshness));
    Duration interval = new Pace(quiet).after(config, new Seen(running, 0, 0, 20), room).interval();
    int parts = room == Room.THROTTLED ? 2 : 1;
    assertThat(interval.multipliedBy(3))
        .isLessThanOrEqualTo(config.freshness().multipliedBy(parts));
    assertThat(interval).isGreaterThanOrEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void half_of_the_window_free_and_nobody_waiting_is_room() {
    assertThat(room(Quota.UNKNOWN, 100, 50, 0, 0)).isEqualTo(Room.FREE);
    assertThat(room(Quota.UNKNOWN, 100, 51, 0, 0)).isEqualTo(Room.TIGHT);
    assertThat(room(Quota.UNKNOWN, 100, 0, 1, 0)).isEqualTo(Room.TIGHT);
  }

  @Test
  void a_new_refusal_or_a_smaller_limit_is_throttling_and_an_old_refusal_is_not() {
    Quota before = Quota.UNKNOWN.look(List.of(bucket(100, 0, 0, 3))).next();
    assertThat(room(before, 100, 0, 0, 3)).isEqualTo(Room.FREE);
    assertThat(room(before, 100, 0, 0, 4)).isEqualTo(Room.THROTTLED);
    assertThat(room(before, 70, 0, 0, 3)).isEqualTo(Room.THROTTLED);
  }

  private static Room room(Quota before, int limit, int busy, int queued, long throttled) {
    return before.look(List.of(bucket(limit, busy, queued, throttled))).room();
  }

  private static Gate.Bucket bucket(int limit, int busy, int queued, long throttled) {
    return new Gate.Bucket(
        new BucketKey(BucketKey.Kind.CUSTOMER_INSIGHTS, "t/e"),
        limit,
        Duration.ofSeconds(60),
        0,
        busy,
        0,
        queued,
        Duration.ZERO,
        Duration.ZERO,
        List.of(),
        List.of(),
        Optional.<Instant>empty(),
        throttled,
        new Gate.Outlook(0, 0, List.of(), Duration.ZERO, Duration.ZERO, limit, 0));
  }
}
