package io.sluice.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.sluice.simulator.world.file.ScenarioReader;
import io.sluice.simulator.world.file.Scenarios;
import io.sluice.simulator.world.spec.Scenario;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The expectations of the bundled scenarios hold. */
class ScenarioTest {

  static List<String> names() {
    return Scenarios.names();
  }

  @ParameterizedTest
  @MethodSource("names")
  void its_expectations_hold_for_a_perfect_observer(String name) {
    Scenario scenario = Scenarios.named(name);
    World world = World.of(scenario);
    assertThat(world.noticed()).extracting(Noticed::verdict).doesNotContain(Noticed.Verdict.HOLDS);
    world.advanceTo(scenario.start().plus(scenario.length()).plusMillis(1));
    assertThat(world.noticed())
        .hasSameSizeAs(scenario.expectations())
        .allSatisfy(it -> assertThat(it.verdict()).isEqualTo(Noticed.Verdict.HOLDS));
  }

  @Test
  void an_expectation_that_the_world_cannot_count_is_not_judged() {
    World world =
        World.of(
            ScenarioReader.read(
                "file",
                """
                scenario: s
                length: 1m
                steps:
                - {at: 1s, do: unify}
                expect:
                - {event: segment.threshold.crossed, subject: LapsedShoppers}
                - {event: unification.completed, times: 0}
                - {event: unification.completed, times: 2}
                - {event: unification.completed, times: 1, until: 1s}
                """));
    world.advanceTo(world.now().plusSeconds(59));
    assertThat(world.noticed())
        .extracting(Noticed::verdict)
        .containsExactly(
            Noticed.Verdict.UNKNOWN,
            Noticed.Verdict.FAILS,
            Noticed.Verdict.OPEN,
            Noticed.Verdict.FAILS);
    assertThat(world.noticed().get(0).count()).isEmpty();
    assertThat(world.noticed().get(2).count()).contains(1L);
  }

  @Test
  void fault_rules_are_active_from_their_step_until_restored() {
    World world = World.of(Scenarios.named("api-outage"));
    Instant start = world.now();
    world.advanceTo(start.plusSeconds(59));
    assertThat(world.disturbances()).isEmpty();
    assertThat(world.steps().get(0).done()).isNull();
    world.advanceTo(start.plusSeconds(60));
    assertThat(world.disturbances())
        .extracting(Disturbance::step, Disturbance::since, Disturbance::fault)
        .containsExactly(tuple(0, start.plusSeconds(60), "status"));
    assertThat(world.steps().get(0).done()).isEqualTo(start.plusSeconds(60));
    world = World.restore(world.snapshot());
    world.advanceTo(start.plus(Duration.ofMinutes(7)));
    assertThat(world.disturbances())
        .extracting(Disturbance::fault)
        .containsExactly("status", "latency");
    world.advanceTo(start.plus(Duration.ofMinutes(8)));
    assertThat(world.disturbances()).isEmpty();
    assertThat(world.steps()).allSatisfy(step -> assertThat(step.refused()).isFalse());
  }

  @Test
  void a_refused_step_has_a_reason() {
    World world =
        World.of(
            ScenarioReader.read(
                "file",
                """
                scenario: s
                steps:
                - {at: 1s, do: deleteSegment, segment: HighValueCustomers}
                - {at: 2s, do: evaluateSegment, segment: HighValueCustomers}
                """));
    world.advanceTo(world.now().plusSeconds(2));
    assertThat(world.steps().get(0).refused()).isFalse();
    assertThat(world.steps().get(1).refused()).isTrue();
    assertThat(world.steps().get(1).said()).contains("There is no segment");
  }

  @Test
  void a_scenario_with_a_later_start_runs_the_same() {
    Scenario scenario = Scenarios.named("failing-source");
    Instant begin = Instant.parse("2026-03-02T10:00:00Z");
    World world = World.of(scenario, begin);
    world.advanceTo(begin.plus(scenario.length()).plusMillis(1));
    assertThat(world.story().orElseThrow().begin()).isEqualTo(begin);
    assertThat(world.noticed()).extracting(Noticed::verdict).containsOnly(Noticed.Verdict.HOLDS);
  }

  @Test
  void an_open_target_and_value_are_drawn() {
    String text =
        """
        scenario: s
        seed: SEED
        steps:
        - {at: 1s, do: evaluateSegment, segment: [NewCustomers, LapsedShoppers], value: 500, spread: 100}
        """;
    List<String> told = new ArrayList<>();
    for (int seed = 1; seed <= 8; seed++) {
      World world = World.of(ScenarioReader.read("file", text.replace("SEED", "" + seed)));
      long before = world.facts().count();
      world.advanceTo(world.now().plusSeconds(30));
      for (Fact fact : world.facts().since(before)) {
        if (fact instanceof Fact.Evaluated evaluated) {
          assertThat(evaluated.value()).isBetween(new BigDecimal(400), new BigDecimal(600));
          told.add(evaluated.name() + " " + evaluated.value());
        }
      }
    }
    assertThat(told).hasSize(8);
    assertThat(told).anyMatch(one -> one.startsWith("New")).anyMatch(one -> one.startsWith("Lap"));
    assertThat(new LinkedHashSet<>(told)).hasSizeGreaterThan(2);
  }

  @Test
  void nothing_happens_by_itself_in_a_scenario_without_steps() {
    World world = World.of(ScenarioReader.read("file", "scenario: quiet"));
    long before = world.facts().count();
    world.advanceTo(world.now().plus(Duration.ofMinutes(10)));
    assertThat(world.facts().count()).isEqualTo(before);
  }

  @Test
  void a_step_follows_its_event_whatever_the_queries() {
    World whole = World.of(Scenarios.named("failing-source"));
    World looked = World.of(Scenarios.named("failing-source"));
    Instant end = whole.now().plus(Duration.ofMinutes(3));
    while (looked.now().isBefore(end)) {
      looked.advanceTo(looked.now().plusMillis(777));
      looked = World.restore(looked.snapshot());
    }
    whole.advanceTo(looked.now());
    assertThat(Trace.of(looked)).isEqualTo(Trace.of(whole));
  }
}
