package io.sluice.simulator.front;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SlidingWindowTest {
  private static final Instant START = Instant.parse("2026-03-01T06:00:00Z");

  @Property
  void never_admits_more_than_its_calls_in_any_window(
      @ForAll @IntRange(min = 1, max = 20) int calls,
      @ForAll @Size(max = 300) List<@IntRange(min = 0, max = 9_000) Integer> gaps) {
    SlidingWindow window = new SlidingWindow(calls, Duration.ofSeconds(60));
    List<Instant> admitted = new ArrayList<>();
    Instant now = START;
    for (int gap : gaps) {
      now = now.plusMillis(gap);
      if (window.tryTake(now).isZero()) {
        admitted.add(now);
      }
    }
    for (int i = 0; i + calls < admitted.size(); i++) {
      assertThat(Duration.between(admitted.get(i), admitted.get(i + calls)))
          .isGreaterThanOrEqualTo(Duration.ofSeconds(60));
    }
  }

  @Property
  void a_call_after_the_retry_after_interval_is_admitted(
      @ForAll @Size(min = 1, max = 100) List<@IntRange(min = 0, max = 9_000) Integer> gaps) {
    SlidingWindow window = new SlidingWindow(3, Duration.ofSeconds(60));
    Instant now = START;
    for (int gap : gaps) {
      now = now.plusMillis(gap);
      Duration wait = window.tryTake(now);
      if (!wait.isZero()) {
        assertThat(window.peek(now.plus(wait).minusNanos(1))).isPositive();
        now = now.plus(wait);
        assertThat(window.tryTake(now)).isZero();
      }
    }
  }

  @Test
  void a_call_leaves_the_window_exactly_one_length_later() {
    SlidingWindow window = new SlidingWindow(1, Duration.ofSeconds(60));
    assertThat(window.tryTake(START)).isZero();
    assertThat(window.tryTake(START.plusMillis(59_999))).isEqualTo(Duration.ofMillis(1));
    assertThat(window.tryTake(START.plusSeconds(60))).isZero();
  }

  @Test
  void a_clock_that_steps_back_does_not_open_the_window() {
    SlidingWindow window = new SlidingWindow(1, Duration.ofSeconds(60));
    window.tryTake(START);
    assertThat(window.tryTake(START.minusSeconds(3_600))).isEqualTo(Duration.ofSeconds(60));
  }

  @Test
  void a_fixed_window_admits_twice_the_limit_around_its_edge() {
    FixedWindow window = new FixedWindow(2, Duration.ofSeconds(60));
    Instant edge = START.plusSeconds(60);
    assertThat(window.tryTake(edge.minusMillis(1))).isZero();
    assertThat(window.tryTake(edge.minusMillis(1))).isZero();
    assertThat(window.tryTake(edge.minusMillis(1))).isEqualTo(Duration.ofMillis(1));
    assertThat(window.tryTake(edge)).isZero();
    assertThat(window.tryTake(edge)).isZero();
    assertThat(window.tryTake(edge)).isEqualTo(Duration.ofSeconds(60));
  }

  @Test
  void a_limit_of_zero_is_refused() {
    assertThatThrownBy(() -> new SlidingWindow(0, Duration.ofSeconds(60)))
        .hasMessageContaining("at least 1");
    assertThatThrownBy(() -> new SlidingWindow(1, Duration.ZERO))
        .hasMessageContaining("longer than zero");
  }
}
