package io.sluice.hub.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Wait of a call: at least the expected wait that was reported, at most the upper bound. */
class WaitLawsTest {
  private static final Duration HARD_END = Duration.ofSeconds(30);
  private static final Duration PATIENT = Duration.ofDays(20);
  private static final List<Priority> PRIORITIES = List.of(Priority.values());
  private static final int USERS = 4;

  /**
   * Bound. With a window of {@code limit} calls, of any {@code limit} consecutive grants the last
   * comes at most hold plus hard end after the first, because every slot that was busy at the first
   * is free by then. A call thus waits for as many such rounds as there are grants before it, which
   * {@link WaitQueueLawsTest#mostSlots} bounds.
   */
  @Property(tries = 200)
  void no_caller_waits_longer_than_the_queue_the_shares_and_the_window_allow(@ForAll long seed) {
    Random random = new Random(seed);
    Window window = Window.of(1 + random.nextInt(40), 1 + random.nextInt(90));
    BucketConfig rule = BucketConfig.of(3_000, window);
    GateWorld world = new GateWorld(rule, seed, 0, HARD_END);
    for (int burst = 0; burst < 30; burst++) {
      Priority priority = PRIORITIES.get(random.nextInt(3));
      String user = "user" + random.nextInt(USERS);
      int size = 1 + random.nextInt(40);
      world.at(
          Duration.ofMillis(random.nextInt(400_000)).toNanos(),
          () -> {
            for (int i = 0; i < size; i++) {
              world.ask(priority, user, PATIENT);
            }
          });
    }

    world.run(Duration.ofDays(19));

    long round = window.holdNanos() + HARD_END.toNanos();
    assertThat(world.grants()).isNotEmpty();
    for (GateWorld.Grant grant : world.grants()) {
      Priority priority = grant.request().priority();
      int turns = (int) world.grants().stream().filter(one -> isBefore(one, grant)).count();
      long slots = WaitQueueLawsTest.mostSlots(rule, priority, turns * USERS);
      long rounds = 1 + slots / window.limit();
      assertThat(grant.at() - grant.request().since()).isLessThanOrEqualTo(rounds * round);
    }
  }

  /** Number of calls of the same user that waited when this one arrived, plus itself. */
  private static boolean isBefore(GateWorld.Grant one, GateWorld.Grant grant) {
    return one.request().priority() == grant.request().priority()
        && one.request().user().equals(grant.request().user())
        && one.request().ticket() <= grant.request().ticket()
        && one.at() >= grant.request().since();
  }

  @Property(tries = 500)
  void no_caller_gets_a_slot_before_its_expected_wait(@ForAll long seed) {
    Told told = new Told(new Random(seed));

    told.live(400);

    assertThat(told.granted).isPositive();
    assertThat(told.tooSoon).isEmpty();
  }

  /** Patient callers, answers at random times. */
  private static final class Told {
    private final Random random;
    private final TokenBucket bucket;
    private final Map<Long, Long> notBefore = new LinkedHashMap<>();
    private final List<Long> open = new ArrayList<>();
    private final List<String> tooSoon = new ArrayList<>();
    private long now;
    private long tickets;
    private int granted;

    Told(Random random) {
      this.random = random;
      Window first = Window.of(1 + random.nextInt(30), 60);
      BucketConfig rule =
          random.nextBoolean()
              ? BucketConfig.of(3_000, first)
              : BucketConfig.of(3_000, first, Window.of(1 + random.nextInt(3), 5));
      this.bucket = new TokenBucket(rule, 1);
    }

    void live(int steps) {
      take(bucket.hold(0, random.nextInt(40) * 1_000_000_000L));
      BucketEffects last = bucket.wake(0);
      for (int step = 0; step < steps; step++) {
        int what = random.nextInt(4);
        if (what == 0 && !open.isEmpty()) {
          last = settle(open.remove(random.nextInt(open.size())));
        } else if (what < 3) {
          last = ask();
        } else {
          now = Math.min(now + random.nextInt(9) * 1_000_000_000L, last.wakeAt().orElse(now));
          last = bucket.wake(now);
        }
        take(last);
      }
    }

    private BucketEffects settle(long permit) {
      OptionalLong pause =
          random.nextInt(30) == 0 ? OptionalLong.of(20_000_000_000L) : OptionalLong.empty();
      return bucket.settle(now, permit, false, pause);
    }

    private BucketEffects ask() {
      Priority priority = PRIORITIES.get(random.nextInt(3));
      String user = "user" + random.nextInt(USERS);
      notBefore.put(tickets, now + bucket.expectedWait(now, priority, user));
      return bucket.acquire(
          now,
          new PermitRequest(
              tickets++, priority, user, now, now + PATIENT.toNanos(), PATIENT.toNanos()));
    }

    private void take(BucketEffects effects) {
      for (BucketEffects.Granted one : effects.granted()) {
        granted++;
        open.add(one.permit());
        long told = notBefore.get(one.request().ticket());
        if (now < told) {
          tooSoon.add(one.request() + " at " + now + ", told " + told);
        }
      }
    }
  }
}
