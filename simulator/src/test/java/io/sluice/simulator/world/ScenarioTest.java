package io.sluice.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.simulator.wire.OperationType;
import io.sluice.simulator.wire.SubmissionKind;
import io.sluice.simulator.wire.TaskStatus;
import io.sluice.simulator.world.file.ScenarioReader;
import io.sluice.simulator.world.file.Scenarios;
import io.sluice.simulator.world.spec.Expectation;
import io.sluice.simulator.world.spec.InstanceSpec;
import io.sluice.simulator.world.spec.Scenario;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The scenarios that come with the simulator tell the truth about themselves. */
class ScenarioTest {

  /** What somebody who sees everything would have noticed. */
  private record Event(String kind, @Nullable String subject, Instant at) {}

  static List<String> names() {
    return Scenarios.names();
  }

  @ParameterizedTest
  @MethodSource("names")
  void its_expectations_hold_for_somebody_who_sees_everything(String name) {
    Scenario scenario = Scenarios.named(name);
    World world = World.of(scenario);
    long before = world.facts().count();
    Map<String, BigDecimal> values = shown(world);
    world.advanceTo(scenario.start().plus(scenario.length()));
    List<Event> events = events(world, scenario, world.facts().since(before), values);
    for (Expectation expectation : scenario.expectations()) {
      assertThat(count(events, scenario, expectation))
          .as("%s in %s", expectation, events)
          .isBetween((long) expectation.atLeast(), (long) expectation.atMost());
    }
  }

  private static long count(List<Event> events, Scenario scenario, Expectation expectation) {
    @Nullable Duration from = expectation.from();
    @Nullable Duration until = expectation.until();
    return events.stream()
        .filter(event -> event.kind().equals(expectation.event()))
        .filter(
            event -> expectation.subject() == null || expectation.subject().equals(event.subject()))
        .filter(event -> from == null || !event.at().isBefore(scenario.start().plus(from)))
        .filter(event -> until == null || !event.at().isAfter(scenario.start().plus(until)))
        .count();
  }

  private static Queries queries(World world) {
    return world
        .queries(Objects.requireNonNull(world.instances().get(0).instanceId()))
        .orElseThrow();
  }

  private static Map<String, BigDecimal> shown(World world) {
    Map<String, BigDecimal> values = new LinkedHashMap<>();
    for (Fact fact : world.facts().all()) {
      if (fact instanceof Fact.Evaluated evaluated && evaluated.value() != null) {
        values.put(evaluated.name(), evaluated.value());
      }
    }
    return values;
  }

  private static List<Event> events(
      World world, Scenario scenario, List<Fact> facts, Map<String, BigDecimal> values) {
    List<Event> events = new ArrayList<>();
    for (Fact fact : facts) {
      if (fact instanceof Fact.TaskEnded end && end.operation() == OperationType.INGESTION) {
        boolean good = end.status() == TaskStatus.SUCCESSFUL;
        String kind = "datasource.refresh." + (good ? "succeeded" : "failed");
        events.add(new Event(kind, source(world, end), fact.at()));
      } else if (fact instanceof Fact.TaskEnded end && end.operation() == OperationType.MERGE) {
        events.add(new Event("unification.completed", null, fact.at()));
      } else if (fact instanceof Fact.JobEnded job
          && job.operation() == OperationType.ALL
          && job.submission() == SubmissionKind.SCHEDULED) {
        events.add(new Event("refresh.completed", null, fact.at()));
      } else if (fact instanceof Fact.Evaluated evaluated && evaluated.value() != null) {
        @Nullable BigDecimal threshold = threshold(scenario, evaluated.name());
        @Nullable BigDecimal last = values.put(evaluated.name(), evaluated.value());
        if (threshold != null
            && last != null
            && last.compareTo(threshold) <= 0
            && evaluated.value().compareTo(threshold) > 0) {
          String kind = evaluated.kind() == OperationType.SEGMENTATION ? "segment" : "measure";
          events.add(new Event(kind + ".threshold.crossed", evaluated.name(), fact.at()));
        }
      }
    }
    return events;
  }

  private static @Nullable String source(World world, Fact.TaskEnded end) {
    return queries(world)
        .dataSource(UUID.fromString(String.valueOf(end.identifier())), false)
        .map(source -> Shown.json(source).at("/dataSourceMetadata/name").asText())
        .orElse(null);
  }

  private static @Nullable BigDecimal threshold(Scenario scenario, String name) {
    InstanceSpec instance = scenario.environment().instances().get(0);
    @Nullable BigDecimal found = null;
    for (var segment : instance.segments()) {
      found = segment.name().equals(name) ? segment.threshold() : found;
    }
    for (var measure : instance.measures()) {
      found = measure.name().equals(name) ? measure.threshold() : found;
    }
    return found;
  }

  @Test
  void nothing_happens_by_itself_in_a_scenario_without_steps() {
    World world = World.of(ScenarioReader.read("file", "scenario: quiet"));
    long before = world.facts().count();
    world.advanceTo(world.now().plus(Duration.ofMinutes(10)));
    assertThat(world.facts().count()).isEqualTo(before);
  }

  @Test
  void a_step_follows_the_event_that_it_waits_for_however_the_world_is_asked() {
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
