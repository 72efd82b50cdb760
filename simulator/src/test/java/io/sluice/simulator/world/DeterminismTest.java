package io.sluice.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.simulator.wire.OnDemandJobRequest;
import io.sluice.simulator.wire.OperationType;
import io.sluice.simulator.world.file.Environments;
import io.sluice.simulator.world.spec.Action;
import io.sluice.simulator.world.spec.ActionKind;
import io.sluice.simulator.world.spec.Environment;
import io.sluice.simulator.world.spec.Outcome;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** The same seed and the same commands give the same trace, byte for byte. */
class DeterminismTest {

  private static final Environment RETAILER = Environments.named("retailer");
  private static final int SECONDS = 600;

  /** Runs commands at their seconds, looking at the world at other seconds as well. */
  private static String run(long seed, Map<Integer, Integer> commands, List<Integer> looks) {
    World world = World.of(RETAILER, seed, Worlds.START);
    TreeMap<Integer, Integer> stops = new TreeMap<>();
    looks.forEach(second -> stops.put(second, -1));
    stops.putAll(commands);
    for (Map.Entry<Integer, Integer> stop : stops.entrySet()) {
      world.advanceTo(Worlds.START.plusSeconds(stop.getKey()));
      if (stop.getValue() >= 0) {
        command(world, stop.getValue());
      } else {
        assertThat(Trace.of(world)).isNotEmpty();
      }
    }
    world.advanceTo(Worlds.START.plusSeconds(SECONDS));
    return Trace.of(world);
  }

  private static void command(World world, int number) {
    UUID id = Objects.requireNonNull(world.instances().get(0).instanceId());
    Control control = world.control(id).orElseThrow();
    Commands commands = world.commands(id).orElseThrow();
    switch (number % 8) {
      case 0 -> control.trigger("segment.threshold.crossed", Map.of());
      case 1 -> control.trigger("datasource.refresh.failed", Map.of("source", "Support"));
      case 2 ->
          commands.submit(
              new OnDemandJobRequest(null, OperationType.ALL, null, null, null, true, null, null));
      case 3 ->
          world.queries(id).orElseThrow().jobs(1, false).stream()
              .map(job -> Objects.requireNonNull(job.jobId()))
              .forEach(commands::cancel);
      case 4 -> control.perform(Action.of(ActionKind.DELETE_SEGMENT, "OpenCases"));
      case 5 -> control.perform(Action.of(ActionKind.RECREATE_SEGMENT, "OpenCases"));
      case 6 ->
          control.perform(
              Action.of(ActionKind.REFRESH_SOURCE, "Loyalty").withOutcome(Outcome.RECOVERS));
      default ->
          control.perform(
              Action.of(ActionKind.NUDGE_MEASURE, "AverageBasket").withValue(BigDecimal.ONE));
    }
  }

  @Property(tries = 60)
  void the_world_does_not_depend_on_when_or_how_often_it_is_queried(
      @ForAll @LongRange(max = 1000) long seed,
      @ForAll @Size(max = 12)
          Map<@IntRange(max = SECONDS) Integer, @IntRange(max = 7) Integer> commands,
      @ForAll @Size(max = 12) List<@IntRange(max = SECONDS) Integer> looks) {
    assertThat(run(seed, commands, looks)).isEqualTo(run(seed, commands, List.of()));
  }

  @Property(tries = 30)
  void a_world_can_be_saved_and_restored_at_any_time(
      @ForAll @LongRange(max = 1000) long seed,
      @ForAll @IntRange(max = SECONDS) int second,
      @ForAll @IntRange(max = 7) int command) {
    World world = World.of(RETAILER, seed, Worlds.START);
    world.advanceTo(Worlds.START.plusSeconds(second));
    command(world, command);
    World restored = World.restore(world.snapshot());
    Instant end = Worlds.START.plusSeconds(2 * SECONDS);
    world.advanceTo(end);
    restored.advanceTo(end);
    assertThat(Trace.of(restored)).isEqualTo(Trace.of(world));
  }

  @Test
  void another_seed_gives_another_trace() {
    assertThat(run(1, Map.of(), List.of())).isNotEqualTo(run(2, Map.of(), List.of()));
  }

  @Test
  void advancing_to_the_past_or_twice_changes_nothing() {
    World world = World.of(RETAILER, 1, Worlds.START);
    world.advanceTo(Worlds.START.plusSeconds(50));
    String before = Trace.of(world);
    world.advanceTo(Worlds.START.plusSeconds(50));
    world.advanceTo(Worlds.START.minus(Duration.ofDays(1)));
    assertThat(Trace.of(world)).isEqualTo(before);
  }

  @Test
  void nothing_is_ever_due_before_now_and_the_next_due_time_is_when_something_happens() {
    World world = World.of(RETAILER, 1, Worlds.START);
    for (int i = 0; i < 500; i++) {
      Instant next = world.nextDue().orElseThrow();
      assertThat(next).isAfter(world.now());
      world.advanceTo(next.minusNanos(1));
      assertThat(world.nextDue()).contains(next);
      world.advanceTo(next);
    }
  }

  @Test
  void an_extra_draw_of_one_thing_does_not_shift_the_rest() {
    World calm = World.of(RETAILER, 1, Worlds.START);
    World busy = World.of(RETAILER, 1, Worlds.START);
    UUID id = Objects.requireNonNull(busy.instances().get(0).instanceId());
    busy.control(id).orElseThrow().perform(Action.of(ActionKind.EVALUATE_SEGMENT, "LoyaltyGold"));
    calm.advanceTo(Worlds.START.plusSeconds(100));
    busy.advanceTo(Worlds.START.plusSeconds(100));
    assertThat(values(busy, "NewCustomers")).isEqualTo(values(calm, "NewCustomers"));
    assertThat(values(busy, "AverageBasket")).isEqualTo(values(calm, "AverageBasket"));
    assertThat(values(busy, "LoyaltyGold")).isNotEqualTo(values(calm, "LoyaltyGold"));
  }

  private static List<String> values(World world, String name) {
    return world.facts().all().stream()
        .filter(Fact.Evaluated.class::isInstance)
        .map(Fact.Evaluated.class::cast)
        .filter(fact -> fact.name().equals(name))
        .map(fact -> fact.at() + " " + fact.value())
        .toList();
  }
}
