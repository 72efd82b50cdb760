package io.sluice.hub.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The bucket of Customer Insights under a backlog of flows: use of the quota, idle slots and the
 * wait of sweeps.
 */
class BacklogUseTest {
  private static final Duration LENGTH = Duration.ofHours(3);
  private static final long SECOND = 1_000_000_000;

  @ParameterizedTest
  @CsvSource({"50", "200", "1000", "5000", "20000"})
  void the_quota_is_used_beside_a_sweep_a_minute(int millis) {
    Mix mix = new Mix(millis, false);
    mix.run();
    System.out.println(mix);

    assertThat(mix.use()).isGreaterThan(millis <= 1_000 ? 0.98 : ideal(millis) - 0.02);
    mix.assertIdleBounded();
  }

  @ParameterizedTest
  @CsvSource({"50", "200", "1000", "5000", "20000"})
  void the_quota_is_used_beside_an_always_active_person(int millis) {
    Mix mix = new Mix(millis, true);
    mix.run();
    System.out.println(mix);

    assertThat(mix.use()).isGreaterThan(millis <= 1_000 ? 0.98 : ideal(millis) - 0.02);
    mix.assertIdleBounded();
  }

  /** Excludes the first windows, whose backlog took all slots at once. */
  @ParameterizedTest
  @CsvSource({"50, 2", "200, 3", "1000, 6", "5000, 12", "20000, 12"})
  void an_announced_sweep_waits_for_seconds_and_not_for_a_window(int millis, int seconds) {
    for (boolean person : new boolean[] {false, true}) {
      Mix mix = new Mix(millis, person);
      mix.run();

      assertThat(mix.sweeps).hasSizeGreaterThan(130);
      assertThat(mix.sweeps.subList(10, mix.sweeps.size()))
          .allMatch(waited -> waited < seconds * SECOND);
    }
  }

  private static double ideal(int millis) {
    return 60 / (60 + millis / 1_000.0);
  }

  /** Calls of constant duration: endless flows, a sweep of five calls, optionally a person. */
  private static final class Mix {
    private record Event(long at, long order, Runnable what) {}

    private final long latency;
    private final boolean person;
    private final TokenBucket bucket =
        new TokenBucket(GateConfig.defaults().of(BucketKey.Kind.CUSTOMER_INSIGHTS), 1);
    private final PriorityQueue<Event> events =
        new PriorityQueue<>(Comparator.comparingLong(Event::at).thenComparingLong(Event::order));
    private final Map<Long, Runnable> then = new LinkedHashMap<>();
    private final List<Long> sweeps = new ArrayList<>();
    private final List<Long> personWaits = new ArrayList<>();
    private long order;
    private long tickets;
    private long now;
    private long alarm;
    private long idle;
    private long idleSince;
    private long manySince = Long.MAX_VALUE;
    private long longestMany;
    private long slotsMany;
    private int idleAllowed = 2;
    private boolean sweepAsks;
    private double slotsIdle;

    Mix(int millis, boolean person) {
      this.latency = Duration.ofMillis(millis).toNanos();
      this.person = person;
    }

    void run() {
      for (int i = 0; i < 300; i++) {
        page("flow-" + i % 3);
      }
      at(17 * SECOND, this::sweep);
      if (person) {
        at(31 * SECOND, this::click);
      }
      while (events.element().at() < LENGTH.toNanos()) {
        Event next = events.remove();
        now = next.at();
        next.what().run();
      }
    }

    private void page(String user) {
      ask(Priority.FLOW, user, () -> page(user));
    }

    /** As the source does: the list of jobs, then all other calls, then the next announcement. */
    private void sweep() {
      long began = now;
      sweepAsks = true;
      carryOut(bucket.expect(now, new SlotReserve.ExpectedSweep(5, now + 60 * SECOND, 5)));
      ask(
          Priority.SWEEP,
          "sweep",
          () -> {
            sweepAsks = false;
            int[] left = {4};
            for (int i = 0; i < 4; i++) {
              ask(
                  Priority.SWEEP,
                  "sweep",
                  () -> {
                    if (--left[0] == 0) {
                      planNext(began);
                    }
                  });
            }
          });
    }

    private void planNext(long began) {
      sweeps.add(now - began - 2 * latency);
      long next = Math.max(now, began + 60 * SECOND);
      carryOut(bucket.expect(now, new SlotReserve.ExpectedSweep(0, next, 5)));
      at(next, this::sweep);
    }

    private void click() {
      ask(Priority.INTERACTIVE, "console", () -> {});
      at(now + 23 * SECOND, this::click);
    }

    private void ask(Priority priority, String user, Runnable answered) {
      long ticket = tickets++;
      then.put(ticket, answered);
      carryOut(
          bucket.acquire(
              now,
              new PermitRequest(
                  ticket, priority, user, now, now + Duration.ofDays(1).toNanos(), 90 * SECOND)));
    }

    private void carryOut(BucketEffects effects) {
      for (BucketEffects.Granted one : effects.granted()) {
        long waited = now - one.request().since();
        if (one.request().priority() == Priority.INTERACTIVE) {
          personWaits.add(waited);
        }
        Runnable next = then.remove(one.request().ticket());
        at(
            now + latency,
            () -> {
              carryOut(bucket.settle(now, one.permit(), false, OptionalLong.empty()));
              next.run();
            });
      }
      measureIdle();
      long mine = ++alarm;
      if (effects.wakeAt().isPresent()) {
        at(
            effects.wakeAt().getAsLong(),
            () -> {
              if (mine == alarm) {
                carryOut(bucket.wake(now));
              }
            });
      }
    }

    /** A slot is idle if it is free although a flow waits. */
    private void measureIdle() {
      slotsIdle += (double) idle * (now - idleSince);
      if (idle > 2 && now > idleSince) {
        assertThat(idle).isLessThanOrEqualTo(idleAllowed);
        slotsMany += now - idleSince;
      }
      idleAllowed = sweepAsks ? 2 + 4 : 2;
      idle = bucket.queued(Priority.FLOW) > 0 ? bucket.free(now) : 0;
      idleSince = now;
      manySince = idle > 2 ? Math.min(manySince, now) : Long.MAX_VALUE;
      longestMany = Math.max(longestMany, now - manySince);
    }

    /** More than two only for calls of a sweep that wait for the answer to its first one. */
    void assertIdleBounded() {
      assertThat(longestMany).isLessThanOrEqualTo(latency);
    }

    private void at(long when, Runnable what) {
      events.add(new Event(when, order++, what));
    }

    /**
     * Share of 100 calls a minute that is used: a slot that is not idle makes one call per hold and
     * latency.
     */
    double use() {
      double working = 1 - slotsIdle / LENGTH.toNanos() / 100;
      return working * 60 * SECOND / (Window.of(100, 60).holdNanos() + latency);
    }

    private static String seconds(List<Long> waits, double part) {
      List<Long> sorted = waits.stream().sorted().toList();
      return sorted.isEmpty()
          ? "-"
          : "%.2f".formatted(sorted.get((int) ((sorted.size() - 1) * part)) / 1e9);
    }

    @Override
    public String toString() {
      return ("latency %5d ms: use %.2f %%, %.2f slots idle, more than 2 for %.2f %% of the time;"
              + " s that sweeps wait: %s, %s; a person: %s")
          .formatted(
              latency / 1_000_000,
              100 * use(),
              slotsIdle / LENGTH.toNanos(),
              100.0 * slotsMany / LENGTH.toNanos(),
              seconds(sweeps, 0.5),
              seconds(sweeps, 0.95),
              seconds(personWaits, 0.5));
    }
  }
}
