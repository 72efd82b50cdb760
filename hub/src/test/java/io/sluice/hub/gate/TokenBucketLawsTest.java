package io.sluice.hub.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TokenBucketLawsTest {
  private static final Duration HARD_END = Duration.ofSeconds(30);
  private static final Duration PATIENT = Duration.ofDays(20);
  private static final List<Priority> PRIORITIES = List.of(Priority.values());

  @Property(tries = 300)
  void no_server_counts_more_than_the_limit_in_any_window(
      @ForAll("rules") BucketConfig rule, @ForAll long seed) {
    GateWorld world = new GateWorld(rule, seed, drift(seed), HARD_END);
    load(world, new Random(seed), 600);

    world.run(Duration.ofHours(2));

    assertThat(world.counted()).isNotEmpty();
    assertWindows(rule, world);
  }

  @Property(tries = 300)
  void no_restart_and_no_clock_step_makes_the_server_count_more(
      @ForAll("rules") BucketConfig rule, @ForAll long seed) {
    GateWorld world = new GateWorld(rule, seed, drift(seed), HARD_END);
    Random random = new Random(seed);
    load(world, random, 600);
    for (int kill = 0; kill < 20; kill++) {
      Duration downtime = Duration.ofMillis(random.nextInt(20_000));
      Duration step = Duration.ofMinutes(random.nextInt(121) - 60);
      world.at(millis(random.nextInt(600_000)), () -> world.restart(downtime, step));
    }

    world.run(Duration.ofHours(2));

    assertWindows(rule, world);
  }

  @Property(tries = 100)
  void every_patient_caller_is_served(@ForAll("rules") BucketConfig rule, @ForAll long seed) {
    GateWorld world = new GateWorld(rule, seed, 0, HARD_END);
    int asked = load(world, new Random(seed), 400);

    world.run(Duration.ofDays(10));

    assertThat(world.grants().size() + world.refused().size()).isEqualTo(asked);
    assertThat(world.refused())
        .allSatisfy(
            one -> assertThat(one.reason()).isEqualTo(BucketEffects.RefusalReason.QUEUE_FULL));
  }

  @Property(tries = 100)
  void users_that_wait_together_get_equal_shares(@ForAll long seed) {
    BucketConfig rule = BucketConfig.of(1_000, Window.of(10, 60));
    GateWorld world = new GateWorld(rule, seed, 0, Duration.ofSeconds(5));
    world.at(
        0,
        () -> {
          for (int i = 0; i < 10; i++) {
            world.ask(Priority.FLOW, "first", PATIENT);
          }
          for (String user : List.of("a", "b", "c", "d")) {
            int calls = user.equals("a") ? 200 : 25;
            for (int i = 0; i < calls; i++) {
              world.ask(Priority.FLOW, user, PATIENT);
            }
          }
        });

    world.run(Duration.ofHours(1));

    List<String> served =
        world.grants().stream().map(grant -> grant.request().user()).skip(10).limit(100).toList();
    for (String user : List.of("a", "b", "c", "d")) {
      assertThat(served).filteredOn(user::equals).hasSize(25);
    }
  }

  @Property(tries = 100)
  void each_priority_keeps_its_share_whatever_the_others_ask(@ForAll long seed) {
    BucketConfig rule = GateConfig.defaults().of(BucketKey.Kind.CUSTOMER_INSIGHTS);
    GateWorld world = new GateWorld(rule, seed, 0, Duration.ofSeconds(5));
    world.at(
        0,
        () -> {
          for (Priority priority : Priority.values()) {
            for (int i = 0; i < 2_000; i++) {
              world.ask(priority, priority.name(), PATIENT);
            }
          }
        });

    world.run(Duration.ofMinutes(20));

    List<Priority> served =
        world.grants().stream().map(grant -> grant.request().priority()).skip(100).toList();
    assertThat(served).hasSizeGreaterThan(1_500);
    assertThat(share(served, Priority.SWEEP)).isBetween(0.09, 0.12);
    assertThat(share(served, Priority.INTERACTIVE)).isBetween(0.04, 0.07);
    assertThat(share(served, Priority.FLOW)).isBetween(0.80, 0.86);
  }

  @Property(tries = 50)
  void a_sweep_waits_at_most_one_window_and_a_call_behind_a_backlog(@ForAll long seed) {
    BucketConfig rule = GateConfig.defaults().of(BucketKey.Kind.CUSTOMER_INSIGHTS);
    GateWorld world = new GateWorld(rule, seed, 0, Duration.ofSeconds(5));
    world.at(
        0,
        () -> {
          for (int i = 0; i < 3_000; i++) {
            world.ask(Priority.FLOW, "paging", PATIENT);
          }
        });
    for (int minute = 0; minute < 20; minute++) {
      world.at(
          millis(minute * 60_000L + 17_000),
          () -> {
            for (int i = 0; i < 5; i++) {
              world.ask(Priority.SWEEP, "sweep", PATIENT);
            }
          });
    }

    world.run(Duration.ofHours(1));

    assertThat(world.grants())
        .filteredOn(grant -> grant.request().priority() == Priority.SWEEP)
        .hasSize(100)
        .allSatisfy(
            grant ->
                assertThat(Duration.ofNanos(grant.at() - grant.request().since()))
                    .isLessThan(Duration.ofSeconds(66)));
  }

  private static int load(GateWorld world, Random random, int seconds) {
    int asked = 0;
    for (int burst = 0; burst < 40; burst++) {
      int size = 1 + random.nextInt(60);
      Priority priority = PRIORITIES.get(random.nextInt(3));
      String user = "user" + random.nextInt(5);
      long start = millis(random.nextInt(seconds * 1_000));
      for (int i = 0; i < size; i++) {
        long at = start + (random.nextBoolean() ? 0 : millis(random.nextInt(5_000)));
        world.at(at, () -> world.ask(priority, user, PATIENT));
        asked++;
      }
    }
    return asked;
  }

  private static double drift(long seed) {
    return new Random(~seed).nextInt(801) / 1_000_000.0 - 0.0004;
  }

  private static double share(List<Priority> served, Priority priority) {
    return (double) served.stream().filter(priority::equals).count() / served.size();
  }

  private static void assertWindows(BucketConfig rule, GateWorld world) {
    List<String> broken = new ArrayList<>();
    for (Window window : rule.windows()) {
      int worst = world.worst(window.length());
      if (worst > window.limit()) {
        broken.add(worst + " calls in a window for " + window);
      }
    }
    assertThat(broken).isEmpty();
  }

  private static long millis(long millis) {
    return millis * 1_000_000;
  }

  @Provide
  Arbitrary<BucketConfig> rules() {
    Arbitrary<Window> window =
        Combinators.combine(
                Arbitraries.integers().between(1, 30), Arbitraries.integers().between(1, 120))
            .as(Window::of);
    return window
        .list()
        .ofMinSize(1)
        .ofMaxSize(3)
        .map(windows -> BucketConfig.of(3_000, windows.toArray(Window[]::new)));
  }
}
