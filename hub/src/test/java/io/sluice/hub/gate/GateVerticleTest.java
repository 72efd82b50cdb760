package io.sluice.hub.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sluice.hub.bus.Bus;
import io.sluice.hub.bus.BusException;
import io.sluice.hub.bus.Failure;
import io.sluice.hub.metrics.Meters;
import io.sluice.hub.store.StoreException;
import io.sluice.hub.time.VirtualTime;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GateVerticleTest {
  private static final Instant START = Instant.parse("2026-03-04T06:00:00Z");
  private static final BucketKey INSIGHTS =
      new BucketKey(BucketKey.Kind.CUSTOMER_INSIGHTS, "contoso/main");
  private static final BucketKey HOST = new BucketKey(BucketKey.Kind.HTTP, "example.com:443");
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final VirtualTime world = new VirtualTime(START);
  private final Bus bus = Bus.install(world.vertx());
  private final MemorySlots slots = new MemorySlots(world.vertx());
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private String deployment = "";

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void a_slot_of_customer_insights_is_on_disk_before_its_permit_is_handed_out() {
    deploy(GateConfig.defaults().trustingEmptyLedger());
    slots.takes(250);
    Future<Gate.Permit> permit = acquire(INSIGHTS, MINUTE);
    world.run(Duration.ofMillis(249));
    assertThat(permit.isComplete()).isFalse();
    world.run(Duration.ofMillis(1));
    assertThat(permit.result().waited()).isEqualTo(Duration.ofMillis(250));
    assertThat(slots.rows("contoso/main")).hasSize(1);
    assertThat(slots.rows("contoso/main").get(0).settledAt()).isNull();

    settle(permit.result(), false);
    world.run(Duration.ofSeconds(1));
    assertThat(slots.rows("contoso/main").get(0).settledAt()).isEqualTo(START.plusMillis(250));
  }

  @Test
  void other_buckets_have_no_ledger() {
    deploy(GateConfig.defaults());
    assertThat(world.await(acquire(HOST, MINUTE), MINUTE).waited()).isEqualTo(Duration.ZERO);
    assertThat(slots.rows("example.com:443")).isEmpty();
  }

  @Test
  void nothing_is_sent_without_its_slot_on_disk() {
    deploy(GateConfig.defaults().trustingEmptyLedger());
    world.await(acquire(INSIGHTS, MINUTE), MINUTE);
    slots.failsWith(new StoreException("disk full"));
    List<Future<Gate.Permit>> calls = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      calls.add(acquire(INSIGHTS, MINUTE));
    }
    world.run(Duration.ofSeconds(1));
    assertThat(calls)
        .allSatisfy(
            call -> {
              assertThat(failure(call)).isEqualTo(Failure.UPSTREAM);
              assertThat(call.cause()).hasMessageContaining("disk full");
            });
    slots.failsWith(null);
    assertThat(world.await(acquire(INSIGHTS, MINUTE), MINUTE).waited())
        .isLessThan(Duration.ofSeconds(1));
  }

  @Test
  void a_reservation_that_takes_too_long_is_returned_unused() {
    deploy(GateConfig.defaults().trustingEmptyLedger());
    slots.takes(11_000);
    Future<Gate.Permit> slow = acquire(INSIGHTS, MINUTE);
    world.run(Duration.ofSeconds(12));
    assertThat(failure(slow)).isEqualTo(Failure.UPSTREAM);
  }

  @Test
  void a_restart_forgets_no_slot() {
    deploy(GateConfig.defaults().trustingEmptyLedger());
    for (int i = 0; i < 100; i++) {
      settle(world.await(acquire(INSIGHTS, MINUTE), MINUTE), false);
    }
    world.run(Duration.ofSeconds(20));
    settle(world.await(acquire(INSIGHTS, Duration.ofMinutes(2)), Duration.ofMinutes(2)), false);
    redeploy(GateConfig.defaults());

    Gate.Permit next = world.await(acquire(INSIGHTS, Duration.ofMinutes(2)), Duration.ofMinutes(2));
    assertThat(next.waited()).isBetween(Duration.ofMillis(1), Duration.ofMillis(61_000));
    assertThat(slots.rows("contoso/main").stream().map(row -> row.permit()).distinct())
        .hasSize(102);
  }

  @Test
  void a_process_killed_while_busy_holds_the_next_one_for_a_whole_window() {
    deploy(GateConfig.defaults().trustingEmptyLedger());
    for (int i = 0; i < 100; i++) {
      world.await(acquire(INSIGHTS, MINUTE), MINUTE);
    }
    redeploy(GateConfig.defaults());

    Future<Gate.Permit> next = acquire(INSIGHTS, Duration.ofMinutes(5));
    world.run(Duration.ofSeconds(89));
    assertThat(next.isComplete()).isFalse();
    assertThat(world.await(next, MINUTE).waited()).isLessThan(Duration.ofSeconds(102));
  }

  @Test
  void a_missing_ledger_means_a_window_of_silence() {
    deploy(GateConfig.defaults());
    Gate.Permit first =
        world.await(acquire(INSIGHTS, Duration.ofMinutes(2)), Duration.ofMinutes(2));
    assertThat(first.waited()).isBetween(Duration.ofSeconds(65), Duration.ofSeconds(66));
  }

  @Test
  void a_broken_ledger_means_a_window_of_silence() {
    slots.failsWith(new StoreException("malformed"));
    deploy(GateConfig.defaults());
    Future<Gate.Permit> first = acquire(INSIGHTS, Duration.ofMinutes(2));
    world.run(Duration.ofSeconds(1));
    slots.failsWith(null);
    assertThat(world.await(first, Duration.ofMinutes(2)).waited())
        .isBetween(Duration.ofSeconds(65), Duration.ofSeconds(66));
  }

  @Test
  void a_caller_past_its_deadline_learns_the_expected_wait() {
    deploy(GateConfig.defaults().with(HOST.kind(), BucketConfig.of(10, Window.of(1, 60))));
    world.await(acquire(HOST, MINUTE), MINUTE);
    Future<Gate.Permit> late = acquire(HOST, Duration.ofSeconds(10));
    world.run(Duration.ofMillis(10_001));
    assertThat(failure(late)).isEqualTo(Failure.THROTTLED);
    assertThat(late.cause()).hasMessageContaining("a slot is expected in 60 s at the earliest");
    assertThat(registry.get("sluice.quota.rejected").counter().count()).isEqualTo(1);
  }

  @Test
  void a_429_suspends_the_bucket_and_is_reported() {
    deploy(GateConfig.defaults());
    Gate.Permit first = world.await(acquire(HOST, MINUTE), MINUTE);
    world.await(
        bus.ask(
            Gate.SETTLE,
            new Gate.Settle(HOST, first.id(), true, Optional.of(Duration.ofSeconds(20)))),
        MINUTE);
    Future<Gate.Permit> second = acquire(HOST, MINUTE);
    world.run(Duration.ofSeconds(5));
    Gate.BucketStatus shown =
        world.await(bus.ask(Gate.QUOTA, new Gate.QuotaQuery()), MINUTE).buckets().get(0);
    assertThat(shown.pausedUntil()).contains(START.plusSeconds(20));
    assertThat(shown.throttled()).isEqualTo(1);
    assertThat(shown.window().limit()).isEqualTo(100_000);
    assertThat(shown.outlook().allowed())
        .as("a fifth less than the limit, grown for five windows")
        .isBetween(80_000, 90_000);
    assertThat(shown.load().queued()).isEqualTo(1);
    assertThat(shown.load().expectedWait()).isEqualTo(Duration.ofSeconds(15));
    assertThat(world.await(second, MINUTE).waited()).isEqualTo(Duration.ofSeconds(20));
    assertThat(registry.get("sluice.upstream.throttled").counter().count()).isEqualTo(1);
  }

  @Test
  void waiting_callers_are_refused_when_the_hub_stops_and_no_permit_is_granted() {
    deploy(GateConfig.defaults().with(HOST.kind(), BucketConfig.of(10, Window.of(1, 60))));
    world.await(acquire(HOST, MINUTE), MINUTE);
    Future<Gate.Permit> waits = acquire(HOST, MINUTE);
    Future<Gate.Permit> silent = acquire(INSIGHTS, MINUTE.multipliedBy(2));
    world.run(Duration.ofSeconds(1));

    world.await(world.vertx().undeploy(deployment), Duration.ofMillis(1));
    world.run(Duration.ofMinutes(5));

    assertThat(List.of(waits, silent))
        .allSatisfy(
            call -> {
              assertThat(failure(call)).isEqualTo(Failure.UNKNOWN);
              assertThat(call.cause()).hasMessageContaining("the hub is stopping");
            });
    assertThat(slots.rows("contoso/main")).isEmpty();
  }

  @Test
  void a_reservation_in_progress_when_the_hub_stops_is_not_used() {
    deploy(GateConfig.defaults().trustingEmptyLedger());
    slots.takes(250);
    Future<Gate.Permit> late = acquire(INSIGHTS, MINUTE);
    world.run(Duration.ofMillis(100));

    world.await(world.vertx().undeploy(deployment), Duration.ofMillis(1));
    world.run(MINUTE);

    assertThat(failure(late)).isEqualTo(Failure.UNKNOWN);
    assertThat(slots.rows("contoso/main")).hasSize(1);
  }

  @Test
  void the_quota_names_limit_use_and_users() {
    deploy(GateConfig.defaults().trustingEmptyLedger());
    for (int i = 0; i < 3; i++) {
      settle(world.await(acquire(INSIGHTS, MINUTE), MINUTE), false);
    }
    world.run(Duration.ofSeconds(6));
    Gate.BucketStatus shown =
        world.await(bus.ask(Gate.QUOTA, new Gate.QuotaQuery()), MINUTE).buckets().get(0);
    assertThat(shown.window().limit()).isEqualTo(100);
    assertThat(shown.window().length()).isEqualTo(MINUTE);
    assertThat(shown.usage().calls()).isEqualTo(3);
    assertThat(shown.load().busy()).isEqualTo(3);
    assertThat(shown.load().inFlight()).isZero();
    assertThat(shown.usage().users()).containsExactly(new Gate.UserCalls("flow", 3));
    assertThat(registry.get("sluice.quota.used").gauge().value()).isEqualTo(3);
    assertThat(registry.get("sluice.quota.limit").gauge().value()).isEqualTo(100);
  }

  @Test
  void a_request_out_of_bounds_is_refused() {
    deploy(GateConfig.defaults());
    Future<Gate.Permit> wish = acquire(HOST, Duration.ofHours(1));
    world.run(Duration.ofSeconds(1));
    assertThat(failure(wish)).isEqualTo(Failure.REJECTED);
    assertThat(wish.cause()).hasMessageContaining("maxWait must be from 0 to PT30M");
  }

  @Test
  void idle_buckets_make_room_for_new_hosts() {
    deploy(GateConfig.defaults());
    for (int i = 0; i < GateVerticle.MAX_BUCKETS; i++) {
      BucketKey host = new BucketKey(BucketKey.Kind.HTTP, "host" + i + ":443");
      settle(world.await(acquire(host, MINUTE), MINUTE), false);
    }
    BucketKey further = new BucketKey(BucketKey.Kind.HTTP, "further:443");
    Future<Gate.Permit> full = acquire(further, MINUTE);
    world.run(Duration.ofMillis(10));
    assertThat(failure(full)).isEqualTo(Failure.THROTTLED);
    world.run(Duration.ofSeconds(5));
    assertThat(world.await(acquire(further, MINUTE), MINUTE).bucket()).isEqualTo(further);
  }

  private void deploy(GateConfig config) {
    deployment =
        world.await(
            world
                .vertx()
                .deployVerticle(new GateVerticle(config, bus, world, slots, new Meters(registry))),
            MINUTE);
  }

  private void redeploy(GateConfig config) {
    world.await(world.vertx().undeploy(deployment), MINUTE);
    deploy(config);
  }

  private Future<Gate.Permit> acquire(BucketKey bucket, Duration maxWait) {
    return bus.ask(
        Gate.ACQUIRE,
        new Gate.Acquire(bucket, Priority.FLOW, "flow", maxWait, Duration.ofSeconds(30)));
  }

  private void settle(Gate.Permit permit, boolean throttled) {
    world.await(
        bus.ask(
            Gate.SETTLE,
            new Gate.Settle(permit.bucket(), permit.id(), throttled, Optional.empty())),
        MINUTE);
  }

  private static Failure failure(Future<?> call) {
    return ((BusException) call.cause()).failure();
  }
}
