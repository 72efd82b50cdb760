package io.sluice.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AbandonedVertxTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final long LONG_MILLIS = 60_000;

  /** The threads that Vert.x begins by itself, whatever the loop. */
  private static Set<Thread> checkers() {
    Set<Thread> found = new LinkedHashSet<>();
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().equals("vertx-blocked-thread-checker")) {
        found.add(thread);
      }
    }
    return found;
  }

  @Test
  void one_that_is_abandoned_leaves_no_thread() throws InterruptedException {
    Set<Thread> before = checkers();
    VirtualVertx virtual = new VirtualVertx(NOON);
    Set<Thread> own = checkers();
    own.removeAll(before);
    assertThat(own).hasSize(1);

    virtual.abandon();

    for (Thread thread : own) {
      thread.join(LONG_MILLIS);
      assertThat(thread.isAlive()).isFalse();
    }
  }

  @Test
  void nothing_of_one_that_is_abandoned_runs_and_another_lives_on() {
    AtomicInteger runs = new AtomicInteger();
    VirtualVertx dead = new VirtualVertx(NOON);
    dead.vertx().setPeriodic(1_000, tick -> runs.incrementAndGet());
    dead.run(Duration.ofSeconds(3));
    dead.abandon();

    try (VirtualVertx alive = new VirtualVertx(NOON)) {
      alive.vertx().setPeriodic(1_000, tick -> runs.addAndGet(100));
      alive.run(Duration.ofSeconds(2));
    }

    assertThat(runs).hasValue(203);
  }
}
