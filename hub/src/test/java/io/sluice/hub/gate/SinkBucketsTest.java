package io.sluice.hub.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sluice.hub.bus.Bus;
import io.sluice.hub.metrics.Meters;
import io.sluice.hub.time.VirtualTime;
import io.sluice.simulator.sink.RateLimit;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Buckets other than Customer Insights: each keeps its windows, none waits for another. */
class SinkBucketsTest {
  private static final Duration PATIENT = Duration.ofDays(20);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Test
  void a_teams_webhook_has_every_window_that_teams_documents() {
    Set<RateLimit> ours = new LinkedHashSet<>();
    for (Window window : GateConfig.defaults().of(BucketKey.Kind.TEAMS).windows()) {
      ours.add(new RateLimit(window.limit(), window.length()));
    }
    assertThat(ours).containsExactlyInAnyOrderElementsOf(RateLimit.TEAMS);
  }

  @Test
  void a_token_endpoint_has_20_calls_a_minute_and_a_mail_server_30() {
    GateConfig rules = GateConfig.defaults();
    assertThat(rules.of(BucketKey.Kind.TOKEN).windows()).containsExactly(Window.of(20, 60));
    assertThat(rules.of(BucketKey.Kind.MAIL).windows()).containsExactly(Window.of(30, 60));
  }

  @Property(tries = 40)
  void no_sink_counts_more_than_any_of_its_windows_allows(
      @ForAll("sinks") BucketKey.Kind kind, @ForAll long seed) {
    BucketConfig rule = GateConfig.defaults().of(kind);
    Random random = new Random(seed);
    GateWorld world =
        new GateWorld(rule, seed, random.nextInt(801) / 1e6 - 0.0004, Duration.ofSeconds(40));
    for (int burst = 0; burst < 30; burst++) {
      long at = Duration.ofSeconds(random.nextInt(30 * 3_600)).toNanos();
      int size = 1 + random.nextInt(120);
      String user = "flow" + random.nextInt(4);
      world.at(at, () -> ask(world, user, size));
    }

    world.run(Duration.ofDays(3));

    assertThat(world.counted()).isNotEmpty();
    for (Window window : rule.windows()) {
      assertThat(world.worst(window.length())).as("%s", window).isLessThanOrEqualTo(window.limit());
    }
  }

  private static void ask(GateWorld world, String user, int calls) {
    for (int i = 0; i < calls; i++) {
      world.ask(Priority.FLOW, user, PATIENT);
    }
  }

  @Provide
  Arbitrary<BucketKey.Kind> sinks() {
    return Arbitraries.of(BucketKey.Kind.TEAMS, BucketKey.Kind.MAIL, BucketKey.Kind.TOKEN);
  }

  @Test
  void a_storm_and_a_pause_at_one_sink_delay_no_other() {
    List<BucketKey> all =
        List.of(
            new BucketKey(BucketKey.Kind.TEAMS, "ops"),
            new BucketKey(BucketKey.Kind.TEAMS, "data"),
            new BucketKey(BucketKey.Kind.MAIL, "smtp.example:25"),
            new BucketKey(BucketKey.Kind.TOKEN, "login.example"),
            new BucketKey(BucketKey.Kind.HTTP, "one.example:443"),
            new BucketKey(BucketKey.Kind.HTTP, "two.example:443"));
    for (BucketKey stormy : all) {
      try (VirtualTime world = new VirtualTime(Instant.parse("2026-03-04T06:00:00Z"))) {
        Bus bus = gate(world);
        Gate.Permit first = world.await(acquire(bus, stormy), MINUTE);
        bus.ask(
            Gate.SETTLE,
            new Gate.Settle(stormy, first.id(), true, Optional.of(Duration.ofMinutes(10))));
        for (int i = 0; i < 500; i++) {
          acquire(bus, stormy);
        }
        Future<Gate.Permit> behind = acquire(bus, stormy);
        world.run(Duration.ofSeconds(1));
        for (BucketKey calm : all) {
          if (!calm.equals(stormy)) {
            assertThat(world.await(acquire(bus, calm), MINUTE).waited())
                .as("%s beside %s", calm.label(), stormy.label())
                .isEqualTo(Duration.ZERO);
          }
        }
        assertThat(behind.isComplete()).isFalse();
      }
    }
  }

  private static Bus gate(VirtualTime world) {
    Bus bus = Bus.install(world.vertx());
    GateVerticle gate =
        new GateVerticle(
            GateConfig.defaults(),
            bus,
            world,
            new MemorySlots(world.vertx()),
            new Meters(new SimpleMeterRegistry()));
    world.await(world.vertx().deployVerticle(gate), MINUTE);
    return bus;
  }

  private static Future<Gate.Permit> acquire(Bus bus, BucketKey bucket) {
    return bus.ask(
        Gate.ACQUIRE,
        new Gate.Acquire(
            bucket, Priority.FLOW, "flow", Duration.ofMinutes(20), Duration.ofSeconds(30)));
  }
}
