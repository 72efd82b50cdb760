package io.sluice.hub.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class TokenBucketTest {
  private static final OptionalLong NOTHING = OptionalLong.empty();
  private static final long HOLD = Window.of(2, 60).holdNanos();

  private final TokenBucket bucket = new TokenBucket(BucketConfig.of(3, Window.of(2, 60)), 1);
  private long ticket;

  @Test
  void a_slot_is_busy_until_its_answer_plus_the_window() {
    ask(0);
    ask(0);
    assertThat(granted(ask(0))).isEmpty();

    assertThat(granted(bucket.settle(seconds(1), 1, false, NOTHING))).isEmpty();
    assertThat(granted(bucket.wake(seconds(1) + HOLD - 1))).isEmpty();
    assertThat(granted(bucket.wake(seconds(1) + HOLD))).containsExactly(3L);
  }

  @Test
  void the_hold_is_the_window_with_a_margin_for_closed_windows_and_a_fast_clock() {
    assertThat(Duration.ofNanos(HOLD)).isEqualTo(Duration.ofMillis(60_031));
  }

  @Test
  void an_unsettled_call_ends_at_its_hard_end() {
    ask(0);
    ask(0);
    BucketEffects waits = ask(0);
    assertThat(waits.wakeAt()).hasValue(seconds(30));
    assertThat(bucket.wake(seconds(30)).wakeAt()).hasValue(seconds(30) + HOLD);
    assertThat(granted(bucket.wake(seconds(30) + HOLD))).containsExactly(3L);
  }

  @Test
  void a_late_answer_counts_from_the_answer() {
    ask(0);
    ask(0);
    bucket.wake(seconds(40));
    bucket.settle(seconds(40), 1, false, NOTHING);
    ask(seconds(40));
    assertThat(granted(bucket.wake(seconds(30) + HOLD))).containsExactly(3L);
    assertThat(bucket.snapshot(seconds(30) + HOLD).slots().busy()).isEqualTo(2);
  }

  @Test
  void a_permit_of_an_earlier_process_changes_nothing() {
    ask(0);
    bucket.settle(seconds(1), 999, true, OptionalLong.of(seconds(100)));
    assertThat(granted(ask(seconds(2)))).containsExactly(2L);
  }

  @Test
  void a_caller_leaves_at_its_deadline_and_learns_the_expected_wait() {
    ask(0);
    ask(0);
    BucketEffects waits = bucket.acquire(0, request(0, Duration.ofSeconds(5)));
    assertThat(waits.wakeAt()).hasValue(seconds(5));
    BucketEffects late = bucket.wake(seconds(5));
    assertThat(late.refused()).hasSize(1);
    assertThat(late.refused().get(0).reason()).isEqualTo(BucketEffects.RefusalReason.TOO_LONG);
    assertThat(late.refused().get(0).expectedWait()).isEqualTo(HOLD);
    assertThat(late.wakeAt()).isEmpty();
  }

  @Test
  void a_caller_that_will_not_wait_gets_a_free_slot_or_a_refusal_at_once() {
    assertThat(granted(bucket.acquire(0, request(0, Duration.ZERO)))).containsExactly(1L);
    ask(0);
    assertThat(bucket.acquire(0, request(0, Duration.ZERO)).refused()).hasSize(1);
  }

  @Test
  void a_full_queue_drops_the_newest_call_of_the_busiest_user() {
    ask(0);
    ask(0);
    ask(0);
    ask(0);
    ask(0);
    BucketEffects full =
        bucket.acquire(
            0, new PermitRequest(99, Priority.FLOW, "modest", 0, seconds(600), seconds(30)));
    assertThat(full.refused()).hasSize(1);
    assertThat(full.refused().get(0).request().ticket()).isEqualTo(4);
    assertThat(full.refused().get(0).reason()).isEqualTo(BucketEffects.RefusalReason.QUEUE_FULL);
  }

  @Test
  void a_flood_of_flows_keeps_no_sweep_out_of_the_queue() {
    for (int i = 0; i < 20; i++) {
      ask(0);
    }
    BucketEffects sweep =
        bucket.acquire(
            0, new PermitRequest(99, Priority.SWEEP, "sweep", 0, seconds(600), seconds(30)));
    assertThat(sweep.refused()).isEmpty();
    bucket.settle(0, 1, false, NOTHING);
    assertThat(bucket.wake(HOLD).granted().get(0).request().user()).isEqualTo("sweep");
  }

  @Test
  void a_dropped_call_frees_its_slot_at_once() {
    ask(0);
    ask(0);
    ask(0);
    assertThat(granted(bucket.drop(0, 1))).containsExactly(3L);
  }

  @Test
  void a_call_that_begins_late_ends_late() {
    ask(0);
    ask(0);
    bucket.begin(1, seconds(45));
    bucket.settle(seconds(1), 2, false, NOTHING);
    ask(seconds(1));
    ask(seconds(1));
    assertThat(granted(bucket.wake(seconds(1) + HOLD))).containsExactly(3L);
    assertThat(granted(bucket.wake(seconds(30) + HOLD))).isEmpty();
    assertThat(granted(bucket.wake(seconds(45) + HOLD))).containsExactly(4L);
  }

  @Test
  void slots_of_an_earlier_process_are_busy() {
    bucket.restore(List.of(-seconds(50), seconds(10)), 500);
    assertThat(granted(ask(0))).isEmpty();
    assertThat(granted(bucket.wake(HOLD - seconds(50)))).containsExactly(500L);
    ask(HOLD);
    assertThat(granted(bucket.wake(HOLD))).isEmpty();
    assertThat(granted(bucket.wake(HOLD + seconds(10)))).containsExactly(501L);
  }

  @Test
  void a_machine_that_was_asleep_for_six_hours_makes_no_more_calls_than_a_window_holds() {
    for (int i = 0; i < 5; i++) {
      ask(0);
    }
    long awake = seconds(6 * 3_600);
    assertThat(granted(bucket.settle(awake, 1, false, NOTHING)))
        .as("one slot is busy again: its answer comes only now")
        .containsExactly(3L);
    assertThat(granted(bucket.wake(awake + HOLD - 1))).isEmpty();
  }

  @Test
  void nothing_is_granted_while_it_is_held() {
    bucket.hold(0, seconds(65));
    BucketEffects waits = ask(0);
    assertThat(granted(waits)).isEmpty();
    assertThat(waits.wakeAt()).hasValue(seconds(65));
    assertThat(granted(bucket.wake(seconds(65)))).containsExactly(1L);
  }

  @Test
  void a_caller_that_cannot_wait_for_the_end_of_a_hold_is_refused_at_once() {
    bucket.hold(0, seconds(65));
    BucketEffects refused = bucket.acquire(0, request(0, Duration.ofSeconds(10)));
    assertThat(refused.refused()).hasSize(1);
    assertThat(refused.refused().get(0).expectedWait()).isEqualTo(seconds(65));
  }

  @Test
  void the_expected_wait_counts_rounds() {
    bucket.hold(0, 1);
    assertThat(expected("flow")).isZero();
    ask(1);
    ask(1);
    assertThat(expected("flow")).isEqualTo(HOLD);
    ask(1);
    ask(1);
    assertThat(expected("flow")).isEqualTo(2 * HOLD);
  }

  @Test
  void the_expected_wait_depends_on_the_user() {
    for (int i = 0; i < 5; i++) {
      ask(0);
    }
    assertThat(expected("flow")).as("three of its own come first").isEqualTo(2 * HOLD);
    assertThat(expected("another")).as("one of each user, then the next").isEqualTo(HOLD);
    assertThat(bucket.expectedWait(1, Priority.SWEEP, "sweep")).isEqualTo(HOLD);
  }

  private long expected(String user) {
    return bucket.expectedWait(1, Priority.FLOW, user);
  }

  @Test
  void the_snapshot_adds_up() {
    ask(0);
    bucket.settle(seconds(1), 1, false, NOTHING);
    ask(seconds(30));
    ask(seconds(31));
    BucketSnapshot view = bucket.snapshot(seconds(40));
    assertThat(view.used()).isEqualTo(2);
    assertThat(view.slots().busy()).isEqualTo(2);
    assertThat(view.slots().inFlight()).isEqualTo(1);
    assertThat(view.queue().length()).isEqualTo(1);
    assertThat(Duration.ofNanos(view.queue().oldestWait())).isEqualTo(Duration.ofSeconds(9));
    assertThat(bucket.perSecond(seconds(40))).hasSize(60).endsWith(1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    assertThat(bucket.users(seconds(40))).containsExactly(new Gate.UserCalls("flow", 2));
    assertThat(bucket.isIdle(seconds(40))).isFalse();
  }

  @Test
  void a_bucket_is_idle_when_every_slot_is_free() {
    ask(0);
    bucket.settle(seconds(1), 1, false, NOTHING);
    assertThat(bucket.isIdle(seconds(1) + HOLD)).isTrue();
  }

  @Test
  void all_windows_hold_at_once() {
    TokenBucket teams = new TokenBucket(GateConfig.defaults().of(BucketKey.Kind.TEAMS), 1);
    List<Long> times = new ArrayList<>();
    long now = 0;
    for (int i = 0; i < 200; i++) {
      teams.acquire(now, request(now, Duration.ofDays(2)));
    }
    times.addAll(java.util.Collections.nCopies(4, 0L));
    for (long permit = 1; permit <= 4; permit++) {
      teams.settle(now, permit, false, NOTHING);
    }
    BucketEffects effects = teams.wake(now);
    while (effects.wakeAt().isPresent() && times.size() < 150) {
      now = effects.wakeAt().getAsLong();
      effects = teams.wake(now);
      for (BucketEffects.Granted one : effects.granted()) {
        times.add(now);
        effects = teams.settle(now, one.permit(), false, NOTHING);
      }
    }
    assertThat(times).hasSize(150);
    assertThat(Duration.ofNanos(times.get(59))).isLessThan(Duration.ofSeconds(16));
    assertThat(Duration.ofNanos(times.get(60))).isGreaterThan(Duration.ofSeconds(30));
    assertThat(Duration.ofNanos(times.get(100))).isGreaterThan(Duration.ofHours(1));
  }

  @Test
  void free_counts_slots_that_every_window_has() {
    TokenBucket teams = new TokenBucket(GateConfig.defaults().of(BucketKey.Kind.TEAMS), 1);
    assertThat(teams.free(0)).isEqualTo(4);
    for (int i = 0; i < 4; i++) {
      teams.acquire(0, request(0, Duration.ofDays(2)));
    }
    assertThat(teams.snapshot(0).slots().busy()).isEqualTo(4);
    assertThat(teams.free(0)).as("of the 100 of the hour 96 are left, of the second none").isZero();
  }

  @Test
  void flows_leave_two_slots_free_while_a_person_is_active() {
    TokenBucket insights =
        new TokenBucket(GateConfig.defaults().of(BucketKey.Kind.CUSTOMER_INSIGHTS), 1);
    insights.acquire(
        0, new PermitRequest(1, Priority.INTERACTIVE, "console", 0, seconds(600), seconds(30)));
    insights.settle(0, 1, false, NOTHING);
    int granted = 0;
    BucketEffects last = insights.wake(0);
    for (int i = 0; i < 200; i++) {
      last = insights.acquire(1, request(1, Duration.ofHours(1)));
      granted += last.granted().size();
    }
    assertThat(granted).isEqualTo(97);
    BucketEffects person =
        insights.acquire(
            2,
            new PermitRequest(
                1_000, Priority.INTERACTIVE, "console", 2, seconds(600), seconds(30)));
    assertThat(person.granted()).hasSize(1);
    BucketEffects later = insights.wake(2 + Window.of(100, 60).holdNanos());
    assertThat(later.granted()).hasSizeGreaterThanOrEqualTo(2);
  }

  @Test
  void a_snapshot_is_of_the_given_time() {
    ask(0);
    ask(0);
    ask(0);
    bucket.settle(seconds(1), 1, false, NOTHING);
    long later = seconds(1) + HOLD;
    assertThat(bucket.free(later)).isEqualTo(1);
    assertThat(bucket.snapshot(later).slots().busy()).isEqualTo(1);
    assertThat(bucket.users(later + HOLD)).isEmpty();
    assertThat(bucket.perSecond(later + HOLD)).containsOnly(0);
  }

  @Test
  void settling_an_unknown_permit_still_returns_due_effects() {
    BucketEffects effects = bucket.settle(seconds(1), 999, false, NOTHING);
    assertThat(effects.granted()).isEmpty();
    assertThat(effects.refused()).isEmpty();
  }

  @Test
  void an_unsent_probe_is_replaced_by_another() {
    TokenBucket wide = new TokenBucket(BucketConfig.of(3, Window.of(50, 60)), 1);
    wide.acquire(0, request(0, Duration.ofMinutes(5)));
    wide.settle(seconds(1), 1, true, OptionalLong.of(seconds(5)));
    BucketEffects probe = wide.acquire(seconds(10), request(seconds(10), Duration.ofMinutes(5)));
    BucketEffects held = wide.acquire(seconds(10), request(seconds(10), Duration.ofMinutes(5)));
    assertThat(granted(probe)).containsExactly(2L);
    assertThat(granted(held)).isEmpty();
    assertThat(granted(wide.drop(seconds(11), 2))).containsExactly(3L);
  }

  @Test
  void every_query_is_answered_as_of_the_given_time() {
    long later = 2 * HOLD;
    assertThat(used().snapshot(later).slots().busy()).isZero();
    assertThat(used().perSecond(later)).containsOnly(0);
    assertThat(used().users(later)).isEmpty();
    assertThat(used().free(later)).isEqualTo(2);
  }

  /** A bucket with one call that ended long ago. */
  private TokenBucket used() {
    TokenBucket used = new TokenBucket(BucketConfig.of(3, Window.of(2, 60)), 1);
    used.acquire(0, request(0, Duration.ofHours(1)));
    used.settle(seconds(1), 1, false, NOTHING);
    return used;
  }

  private BucketEffects ask(long now) {
    return bucket.acquire(now, request(now, Duration.ofHours(1)));
  }

  private PermitRequest request(long now, Duration patience) {
    return new PermitRequest(
        ticket++, Priority.FLOW, "flow", now, now + patience.toNanos(), seconds(30));
  }

  private static List<Long> granted(BucketEffects effects) {
    return effects.granted().stream().map(BucketEffects.Granted::permit).toList();
  }

  private static long seconds(long seconds) {
    return seconds * 1_000_000_000;
  }
}
