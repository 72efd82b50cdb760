package io.sluice.hub.prove;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.hub.gate.Priority;
import io.sluice.hub.prove.QuotaWire.Weather;
import io.sluice.hub.prove.QuotaWorld.Plant;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The quota as the services themselves count it, whatever the network and the process go through.
 */
class QuotaAtTheSocketTest {
  /** -Dsluice.quotaSeeds=2000 looks longer. */
  private static final int SEEDS = Integer.getInteger("sluice.quotaSeeds", 8);

  private static final Duration LENGTH = Duration.ofMinutes(12);
  private static final List<Priority> PRIORITIES = List.of(Priority.values());

  /**
   * Disturbances of a world besides its network.
   *
   * @param stranger whether another client uses the key
   */
  private record Trouble(int restarts, boolean steps, boolean storm, boolean stranger) {}

  @Test
  void no_service_counts_more_than_100_in_any_60_s_and_refuses_none() {
    for (long seed = 0; seed < SEEDS; seed++) {
      QuotaWorld world = lived(seed, Plant.NONE, new Trouble((int) seed % 12, true, false, false));
      assertThat(world.answered()).isPositive();
      for (int site = 0; site < 2; site++) {
        assertThat(world.site(site).ledger().largestIn60s())
            .as("seed %d, site %d", seed, site)
            .isEqualTo(world.site(site).largest())
            .isLessThanOrEqualTo(100);
        assertThat(world.site(site).ledger().throttled()).as("seed %d", seed).isZero();
      }
    }
  }

  @Test
  void bursts_of_429_and_another_client_do_not_change_the_hubs_own_count() {
    int refused = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      Trouble trouble = new Trouble((int) seed % 4, true, seed % 2 == 0, seed % 3 > 0);
      QuotaWorld world = lived(seed, Plant.NONE, trouble);
      for (int site = 0; site < 2; site++) {
        assertThat(world.site(site).largest()).as("seed %d", seed).isLessThanOrEqualTo(100);
        refused += world.site(site).refused();
        if (!trouble.stranger()) {
          assertThat(world.site(site).refused()).as("seed %d", seed).isZero();
        }
      }
    }
    assertThat(refused).as("strangers make the service refuse").isPositive();
  }

  @Test
  void a_bucket_that_only_refills_is_found() {
    assertThat(found(Plant.REFILL, new Trouble(0, false, false, false))).isTrue();
  }

  @Test
  void a_slot_that_frees_a_minute_after_the_send_is_found() {
    assertThat(found(Plant.SETTLE_AT_SEND, new Trouble(0, false, false, false))).isTrue();
  }

  @Test
  void a_ledger_that_a_restart_forgets_is_found() {
    assertThat(found(Plant.FORGETFUL, new Trouble(5, false, false, false))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"50", "200", "1000", "5000", "20000"})
  void under_backlog_the_quota_is_used(int millis) {
    Duration stretch = Duration.ofMinutes(40);
    QuotaWorld world =
        new QuotaWorld(millis, 1, Plant.NONE, false, Weather.steady(Duration.ofMillis(millis)));
    world.backlog(0, 300);
    for (int minute = 0; minute < stretch.toMinutes(); minute++) {
      world.after(
          Duration.ofMinutes(minute),
          () -> {
            for (int i = 0; i < 5; i++) {
              world.call(0, Priority.SWEEP, "sweep");
            }
          });
    }
    world.run(stretch);

    double use = use(world.site(0).arrivals());
    double ideal = 60 / (60 + millis / 1_000.0);
    System.out.printf(
        "latency %5d ms: use %.2f %%, ideal %.2f %%%n", millis, 100 * use, 100 * ideal);
    assertThat(world.site(0).largest()).isEqualTo(100);
    assertThat(use).isGreaterThan(millis <= 1_000 ? 0.98 : ideal - 0.02);
    world.close();
  }

  /** The part of 100 calls a minute, over whole rounds of 100 calls. */
  private static double use(List<Instant> arrivals) {
    int rounds = (arrivals.size() - 1) / 100;
    Duration took = Duration.between(arrivals.get(0), arrivals.get(rounds * 100));
    return rounds * 60_000.0 / took.toMillis();
  }

  private static boolean found(Plant plant, Trouble trouble) {
    Predicate<QuotaWorld> bites =
        world -> world.site(0).largest() > 100 && world.site(0).ledger().throttled() > 0;
    return LongStream.range(0, 5).anyMatch(seed -> bites.test(lived(seed, plant, trouble)));
  }

  private static QuotaWorld lived(long seed, Plant plant, Trouble trouble) {
    QuotaWorld world = new QuotaWorld(seed, 2, plant, seed % 2 == 0, Weather.rough());
    Random chance = new Random(seed * 31 + 7);
    Duration slice = LENGTH.dividedBy(trouble.restarts() + 1);
    for (int part = 0; part <= trouble.restarts(); part++) {
      load(world, chance, slice);
      if (trouble.stranger()) {
        strangers(world, chance, slice);
      }
      if (trouble.storm()) {
        world.after(slice.dividedBy(3), () -> world.storm(Duration.ofSeconds(40)));
      }
      if (trouble.steps()) {
        world.after(slice.dividedBy(2), () -> world.step(Duration.ofMinutes(minutes(chance))));
      }
      world.run(Duration.ofMillis(slice.toMillis() / 2 + chance.nextInt((int) slice.toMillis())));
      if (part < trouble.restarts()) {
        world.step(trouble.steps() ? Duration.ofMinutes(minutes(chance)) : Duration.ZERO);
        world.restart(Duration.ofMillis(chance.nextInt(chance.nextBoolean() ? 200 : 40_000)));
      }
    }
    world.close();
    return world;
  }

  private static int minutes(Random chance) {
    return chance.nextInt(121) - 60;
  }

  private static void load(QuotaWorld world, Random chance, Duration slice) {
    for (int burst = 0; burst < 6; burst++) {
      int size = 1 + chance.nextInt(120);
      int site = chance.nextInt(2);
      Priority priority = PRIORITIES.get(chance.nextInt(PRIORITIES.size()));
      world.after(
          Duration.ofMillis(chance.nextInt((int) slice.toMillis())),
          () -> {
            for (int i = 0; i < size; i++) {
              world.call(site, priority, "user-" + i % 3);
            }
          });
    }
  }

  private static void strangers(QuotaWorld world, Random chance, Duration slice) {
    for (int i = 0; i < slice.toSeconds(); i++) {
      int site = chance.nextInt(2);
      world.after(
          Duration.ofMillis(chance.nextInt((int) slice.toMillis())), () -> world.stranger(site));
    }
  }
}
