package io.sluice.hub.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class BackOffTest {
  private static final OptionalLong UNSAID = OptionalLong.empty();

  private final TokenBucket bucket = new TokenBucket(BucketConfig.of(100, Window.of(1_000, 60)), 1);
  private long ticket;

  @Test
  void no_call_is_sent_during_the_back_off() {
    ask(0);
    bucket.settle(0, 1, true, OptionalLong.of(seconds(20)));
    BucketEffects waits = ask(0);
    assertThat(waits.granted()).isEmpty();
    assertThat(waits.wakeAt()).hasValue(seconds(20));
    assertThat(bucket.wake(seconds(20) - 1).granted()).isEmpty();
    assertThat(bucket.wake(seconds(20)).granted()).hasSize(1);
  }

  @Test
  void one_probe_is_sent_and_the_others_follow_its_success() {
    ask(0);
    bucket.settle(0, 1, true, OptionalLong.of(seconds(20)));
    ask(0);
    ask(0);
    ask(0);
    assertThat(bucket.wake(seconds(20)).granted()).hasSize(1);
    assertThat(bucket.wake(seconds(21)).granted()).isEmpty();
    assertThat(bucket.settle(seconds(22), 2, false, UNSAID).granted()).hasSize(2);
  }

  @Test
  void a_successful_probe_does_not_end_a_back_off_requested_after_it_was_sent() {
    ask(0);
    ask(0);
    bucket.settle(0, 1, true, OptionalLong.of(seconds(20)));
    ask(0);
    ask(0);
    assertThat(bucket.wake(seconds(20)).granted()).hasSize(1);
    assertThat(bucket.settle(seconds(21), 2, true, OptionalLong.of(seconds(30))).granted())
        .isEmpty();
    BucketEffects waits = bucket.settle(seconds(22), 3, false, UNSAID);
    assertThat(waits.granted()).isEmpty();
    assertThat(waits.wakeAt()).hasValue(seconds(51));
    assertThat(bucket.wake(seconds(51)).granted()).hasSize(1);
  }

  @Test
  void another_probe_follows_one_that_never_ends() {
    ask(0);
    bucket.settle(0, 1, true, OptionalLong.of(seconds(20)));
    ask(0);
    ask(0);
    assertThat(bucket.wake(seconds(20)).granted()).hasSize(1);
    BucketEffects probing = bucket.wake(seconds(49));
    assertThat(probing.granted()).isEmpty();
    assertThat(probing.wakeAt()).hasValue(seconds(50));
    assertThat(bucket.wake(seconds(50)).granted()).hasSize(1);
  }

  @Test
  void the_wait_doubles_from_a_second_to_a_quarter_of_an_hour_when_the_server_names_none() {
    ask(0);
    long now = 0;
    for (int attempt = 1; attempt <= 12; attempt++) {
      BucketEffects paused = bucket.settle(now, attempt, true, UNSAID);
      assertThat(paused.granted()).isEmpty();
      long wait = Math.min(seconds(900), seconds(1) << (attempt - 1));
      now = ask(now).wakeAt().orElseThrow();
      assertThat(bucket.snapshot(now - 1).pausedUntil()).hasValue(now);
      assertThat(Duration.ofNanos(wait)).isLessThanOrEqualTo(BackOff.MAX);
      assertThat(bucket.wake(now).granted()).hasSize(1);
    }
    bucket.settle(now, 13, true, UNSAID);
    assertThat(bucket.snapshot(now).pausedUntil()).hasValue(now + seconds(900));
  }

  @Test
  void absurd_times_are_kept_between_a_second_and_a_quarter_of_an_hour() {
    ask(0);
    bucket.settle(0, 1, true, OptionalLong.of(Long.MAX_VALUE));
    assertThat(bucket.snapshot(0).pausedUntil()).hasValue(seconds(900));
    bucket.wake(seconds(900));
    ask(seconds(900));
    bucket.settle(seconds(900), 2, true, OptionalLong.of(-5));
    assertThat(bucket.snapshot(seconds(900)).pausedUntil()).hasValue(seconds(901));
  }

  @Test
  void answers_to_calls_sent_before_the_back_off_do_not_double_it() {
    for (int i = 0; i < 8; i++) {
      ask(0);
    }
    for (int permit = 1; permit <= 8; permit++) {
      bucket.settle(0, permit, true, UNSAID);
    }
    assertThat(bucket.snapshot(0).pausedUntil()).hasValue(seconds(1));
  }

  @Test
  void a_busy_server_that_names_a_time_suspends_the_bucket_without_lowering_the_limit() {
    ask(0);
    bucket.settle(0, 1, false, OptionalLong.of(seconds(5)));
    assertThat(bucket.snapshot(0).pausedUntil()).hasValue(seconds(5));
    assertThat(bucket.snapshot(0).throttled()).isZero();
  }

  @Test
  void a_caller_that_cannot_wait_that_long_is_refused_at_once() {
    ask(0);
    bucket.settle(0, 1, true, OptionalLong.of(seconds(20)));
    BucketEffects refused =
        bucket.acquire(
            0, new PermitRequest(77, Priority.FLOW, "flow", 0, seconds(10), seconds(30)));
    assertThat(refused.refused()).hasSize(1);
    assertThat(refused.refused().get(0).expectedWait()).isEqualTo(seconds(20));
  }

  private BucketEffects ask(long now) {
    return bucket.acquire(
        now,
        new PermitRequest(ticket++, Priority.FLOW, "flow", now, now + seconds(9_999), seconds(30)));
  }

  private static long seconds(long seconds) {
    return seconds * 1_000_000_000;
  }
}
