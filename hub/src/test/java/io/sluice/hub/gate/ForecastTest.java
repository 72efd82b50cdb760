package io.sluice.hub.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ForecastTest {
  private static final long SECOND = 1_000_000_000;
  private static final long HARD_END = 30 * SECOND;
  private static final long PATIENT = Duration.ofDays(20).toNanos();

  private long now;
  private long tickets;
  private int mostInWindow;
  private final Deque<Long> open = new ArrayDeque<>();
  private final Map<Long, Long> hardEnds = new LinkedHashMap<>();

  @Property(tries = 500, maxDiscardRatio = 20)
  void the_next_free_slot_is_exact_when_nothing_else_happens(@ForAll long seed) {
    TokenBucket bucket = troubled(new Random(seed));
    long promised = now + bucket.forecast(now).nextFree();

    assertThat(nextGrant(bucket, now)).isEqualTo(promised);
  }

  @Property(tries = 500, maxDiscardRatio = 20)
  void answers_before_their_hard_end_make_the_next_slot_no_later(@ForAll long seed) {
    Random random = new Random(seed);
    TokenBucket bucket = troubled(random);
    BucketEffects effects = bucket.expect(now, SlotReserve.ExpectedSweep.NONE);
    effects.granted().forEach(this::begins);
    Assume.that(effects.refused().isEmpty());
    long promised = now + bucket.forecast(now).nextFree();
    if (bucket.snapshot(now).queue().length() == 0) {
      effects = bucket.acquire(now, request(Priority.INTERACTIVE));
    } else if (effects.wakeAt().isEmpty()) {
      effects = bucket.wake(now);
    }

    while (effects.granted().isEmpty()) {
      if (bucket.snapshot(now).queue().length() == 0) {
        effects = bucket.acquire(now, request(Priority.INTERACTIVE));
        continue;
      }
      long next = effects.wakeAt().orElseThrow();
      Long permit = random.nextBoolean() ? open.poll() : null;
      long at = permit == null ? next : now + (long) (random.nextDouble() * (next - now));
      now = at;
      effects =
          permit != null && at < hardEnds.get(permit)
              ? bucket.settle(at, permit, false, OptionalLong.empty())
              : bucket.wake(at);
      Assume.that(effects.refused().isEmpty());
    }
    assertThat(now).isLessThanOrEqualTo(promised);
  }

  /** A slot that becomes free earlier would stay idle until the next event. */
  @Property(tries = 500)
  void no_slot_becomes_free_before_the_bucket_asks_to_be_woken(@ForAll long seed) {
    Random random = new Random(seed);
    TokenBucket bucket = backlogged(random);
    BucketEffects effects = bucket.wake(now);
    for (int i = 0; i < 200 && effects.wakeAt().isPresent(); i++) {
      long wakeAt = effects.wakeAt().getAsLong();
      now = Math.min(wakeAt, now + random.nextInt(3_000) * SECOND / 1_000);
      effects = bucket.wake(now);
      if (now < wakeAt) {
        assertThat(effects.granted()).isEmpty();
        assertThat(effects.refused()).isEmpty();
      }
    }
  }

  @Property(tries = 300)
  void taken_is_at_most_capacity_and_capacity_at_most_the_limit(@ForAll long seed) {
    Random random = new Random(seed);
    TokenBucket bucket = troubled(random);
    Forecast forecast = bucket.forecast(now);
    int queued = bucket.snapshot(now).queue().length();

    assertThat(forecast.taken()).isBetween(0, Math.min(queued, forecast.capacity()));
    assertThat(forecast.capacity()).isLessThanOrEqualTo(mostInWindow);
    assertThat(forecast.queueEmpty() == 0 || forecast.queueEmpty() >= forecast.nextFree()).isTrue();
    assertThat(forecast.queueEmpty() > 0 || forecast.nextFree() == 0 || queued == 0).isTrue();
  }

  @Property(tries = 300)
  void the_end_of_the_queue_is_exact_when_calls_take_no_time(@ForAll long seed) {
    Random random = new Random(seed);
    TokenBucket bucket = new TokenBucket(rule(random), 1);
    long last = 0;
    int callers = 1 + random.nextInt(300);
    for (int i = 0; i < callers; i++) {
      last = grantAll(bucket, bucket.acquire(0, request(Priority.FLOW)), 0, last);
    }
    Forecast forecast = bucket.forecast(0);
    long at = 0;
    long soon = 0;
    long edge = Duration.ofSeconds(60).toNanos();
    BucketEffects effects = bucket.wake(0);
    while (effects.wakeAt().isPresent()) {
      at = effects.wakeAt().getAsLong();
      soon += 0;
      BucketEffects woken = bucket.wake(at);
      last = grantAll(bucket, woken, at, last);
      soon += at < edge ? woken.granted().size() : 0;
      effects = bucket.wake(at);
    }
    assertThat(forecast.queueEmpty()).isEqualTo(last);
    assertThat(forecast.taken()).isEqualTo((int) soon);
    assertThat(forecast.capacity()).isGreaterThanOrEqualTo(forecast.taken());
  }

  @Test
  void an_idle_bucket_forecasts_its_full_capacity() {
    TokenBucket bucket = new TokenBucket(BucketConfig.of(10, Window.of(100, 60)), 1);

    assertThat(bucket.forecast(0)).isEqualTo(new Forecast(0, 0, 100, 0));
    assertThat(bucket.free(0)).isEqualTo(100);
  }

  @Test
  void a_queue_of_250_takes_two_and_a_half_windows() {
    TokenBucket bucket = new TokenBucket(BucketConfig.of(1_000, Window.of(100, 60)), 1);
    for (int i = 0; i < 350; i++) {
      BucketEffects effects = bucket.acquire(0, request(Priority.FLOW));
      effects.granted().forEach(one -> bucket.settle(0, one.permit(), false, OptionalLong.empty()));
    }
    Forecast forecast = bucket.forecast(10 * SECOND);

    long hold = Window.of(100, 60).holdNanos();
    assertThat(forecast.nextFree()).isEqualTo(hold - 10 * SECOND);
    assertThat(forecast.queueEmpty()).isEqualTo(3 * hold - 10 * SECOND);
    assertThat(forecast.capacity()).isEqualTo(100);
    assertThat(forecast.taken()).isEqualTo(100);
    assertThat(bucket.free(10 * SECOND)).isZero();
    assertThat(bucket.queued(Priority.FLOW)).isEqualTo(250);
  }

  @Test
  void a_queue_too_long_to_simulate_is_extrapolated() {
    TokenBucket bucket = new TokenBucket(BucketConfig.of(100_000, Window.of(100, 60)), 1);
    for (int i = 0; i < 30_100; i++) {
      BucketEffects effects = bucket.acquire(0, request(Priority.FLOW));
      effects.granted().forEach(one -> bucket.settle(0, one.permit(), false, OptionalLong.empty()));
    }

    assertThat(bucket.forecast(0).queueEmpty()).isEqualTo(300 * Window.of(100, 60).holdNanos());
  }

  private long grantAll(TokenBucket bucket, BucketEffects effects, long at, long last) {
    effects.granted().forEach(one -> bucket.settle(at, one.permit(), false, OptionalLong.empty()));
    return effects.granted().isEmpty() ? last : at;
  }

  /** A bucket in use: open calls, throttled ones and possibly a queue. */
  private TokenBucket troubled(Random random) {
    now = 0;
    tickets = 0;
    open.clear();
    hardEnds.clear();
    TokenBucket bucket = new TokenBucket(rule(random), 1);
    for (int i = 0; i < 200; i++) {
      now += random.nextInt(4) * SECOND / 2;
      step(bucket, random);
    }
    return bucket;
  }

  /**
   * A bucket with calls that ended at various times, waiting flows, a person and a coming sweep.
   */
  private TokenBucket backlogged(Random random) {
    TokenBucket bucket = troubled(random);
    for (int i = 0; i < 30; i++) {
      bucket.acquire(now, request(Priority.FLOW)).granted().forEach(this::begins);
      if (!open.isEmpty()) {
        now += random.nextInt(5) * SECOND;
        bucket.settle(now, open.remove(), false, OptionalLong.empty());
      }
    }
    bucket.acquire(now, request(Priority.INTERACTIVE)).granted().forEach(this::begins);
    SlotReserve.ExpectedSweep sweep =
        new SlotReserve.ExpectedSweep(
            random.nextInt(3), now + random.nextInt(60) * SECOND, random.nextInt(6));
    bucket.expect(now, sweep).granted().forEach(this::begins);
    return bucket;
  }

  private void step(TokenBucket bucket, Random random) {
    BucketEffects effects;
    if (random.nextInt(10) == 0) {
      long due = now + random.nextInt(60) * SECOND;
      effects =
          bucket.expect(
              now, new SlotReserve.ExpectedSweep(random.nextInt(5), due, random.nextInt(6)));
    } else if (random.nextInt(3) > 0 || open.isEmpty()) {
      Priority priority = Priority.values()[random.nextInt(3)];
      long patience = random.nextInt(3) * 20 * SECOND;
      effects =
          bucket.acquire(
              now, new PermitRequest(tickets++, priority, "user", now, now + patience, HARD_END));
    } else {
      boolean throttled = random.nextInt(20) == 0;
      OptionalLong wait =
          throttled && random.nextBoolean()
              ? OptionalLong.of(random.nextInt(50) * SECOND)
              : OptionalLong.empty();
      effects = bucket.settle(now, open.remove(), throttled, wait);
    }
    effects.granted().forEach(this::begins);
  }

  private void begins(BucketEffects.Granted one) {
    open.add(one.permit());
    hardEnds.put(one.permit(), now + HARD_END);
  }

  /** When a caller that arrives now gets a slot, behind all others. */
  private long nextGrant(TokenBucket bucket, long from) {
    BucketEffects effects = bucket.wake(from);
    Assume.that(effects.refused().isEmpty());
    assertThat(effects.granted()).isEmpty();
    if (bucket.snapshot(from).queue().length() == 0) {
      effects = bucket.acquire(from, request(Priority.INTERACTIVE));
    }
    long at = from;
    List<BucketEffects.Granted> granted = new ArrayList<>(effects.granted());
    while (granted.isEmpty()) {
      if (bucket.snapshot(at).queue().length() == 0) {
        effects = bucket.acquire(at, request(Priority.INTERACTIVE));
      } else {
        at = effects.wakeAt().orElseThrow();
        effects = bucket.wake(at);
      }
      // When a caller gives up, the next caller may have other reserved slots.
      Assume.that(effects.refused().isEmpty());
      granted.addAll(effects.granted());
    }
    return at;
  }

  private PermitRequest request(Priority priority) {
    return new PermitRequest(tickets++, priority, "somebody", now, now + PATIENT, HARD_END);
  }

  private BucketConfig rule(Random random) {
    Window first = Window.of(3 + random.nextInt(20), 60);
    mostInWindow = first.limit();
    BucketConfig rule =
        random.nextBoolean()
            ? BucketConfig.of(3_000, first)
            : BucketConfig.of(3_000, first, Window.of(1 + random.nextInt(3), 5));
    return rule.withIdleReserve(random.nextInt(3));
  }
}
