package io.sluice.hub.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdaptiveLimitTest {
  private static final long STEP = Duration.ofMinutes(1).toNanos();

  private final AdaptiveLimit budget = new AdaptiveLimit(Window.of(100, 60));

  @Test
  void shrinks_by_a_fifth_once_for_a_batch_of_calls() {
    budget.throttled(10, 0);
    budget.throttled(11, 1);
    budget.throttled(12, 9);
    assertThat(budget.of(100)).isEqualTo(80);
    budget.throttled(20, 15);
    assertThat(budget.of(100)).isEqualTo(64);
  }

  @Test
  void grows_by_two_in_each_quiet_minute_and_never_past_the_limit() {
    budget.throttled(0, 0);
    budget.advance(STEP - 1);
    assertThat(budget.of(100)).isEqualTo(80);
    budget.advance(STEP);
    assertThat(budget.of(100)).isEqualTo(82);
    budget.advance(5 * STEP);
    assertThat(budget.of(100)).isEqualTo(90);
    budget.advance(500 * STEP);
    assertThat(budget.of(100)).isEqualTo(100);
    assertThat(budget.isFull()).isTrue();
  }

  @Test
  void never_shrinks_to_nothing() {
    for (int i = 0; i < 100; i++) {
      budget.throttled(2 * i + 1, 2 * i + 1);
    }
    assertThat(budget.of(100)).isEqualTo(1);
    assertThat(budget.of(4)).isEqualTo(1);
  }

  /** A server that allows 100 calls in 60 s, of which another client uses all but a part. */
  @ParameterizedTest
  @CsvSource({"6000, 90, 5, 0.01", "1200, 50, 5, 0.01", "800, 25, 10, 0.02"})
  void converges_beside_another_client_within_five_minutes_if_half_is_available(
      int everyMillis, int left, int minutes, double refusals) {
    TokenBucket bucket = new TokenBucket(BucketConfig.of(10_000, Window.of(100, 60)), 0);
    ArrayDeque<Long> counted = new ArrayDeque<>();
    List<Long> refused = new ArrayList<>();
    List<Long> served = new ArrayList<>();
    List<Integer> allowed = new ArrayList<>();
    long ticket = 0;
    long nextOther = 0;
    for (long now = 0; now < seconds(3_600); now += 100_000_000) {
      while (!counted.isEmpty() && counted.element() <= now - seconds(60)) {
        counted.remove();
      }
      if (now >= nextOther && counted.size() < 100) {
        counted.add(now);
        nextOther = now + millis(everyMillis);
      }
      if (now > seconds(600)) {
        allowed.add(bucket.snapshot(now).slots().allowed());
      }
      List<BucketEffects.Granted> todo = new ArrayList<>(bucket.wake(now).granted());
      while (bucket.snapshot(now).queue().length() < 5) {
        PermitRequest one =
            new PermitRequest(ticket++, Priority.FLOW, "f", now, now + seconds(9_999), seconds(30));
        todo.addAll(bucket.acquire(now, one).granted());
      }
      for (int i = 0; i < todo.size(); i++) {
        boolean tooFast = counted.size() >= 100;
        (tooFast ? refused : served).add(now);
        OptionalLong wait =
            tooFast ? OptionalLong.of(counted.element() + seconds(60) - now) : OptionalLong.empty();
        if (!tooFast) {
          counted.add(now);
        }
        todo.addAll(bucket.settle(now, todo.get(i).permit(), tooFast, wait).granted());
      }
    }
    long refusedLater = refused.stream().filter(at -> at > seconds(60 * minutes)).count();
    long servedLater = served.stream().filter(at -> at > seconds(60 * minutes)).count();
    assertThat(servedLater).isGreaterThan((60L - minutes) * left * 3 / 4);
    assertThat((double) refusedLater / servedLater).isLessThan(refusals);
    assertThat(0.8 * Collections.max(allowed))
        .as("it swings by a fifth")
        .isLessThanOrEqualTo(Collections.min(allowed));
  }

  private static long seconds(long seconds) {
    return Duration.ofSeconds(seconds).toNanos();
  }

  private static long millis(long millis) {
    return Duration.ofMillis(millis).toNanos();
  }
}
