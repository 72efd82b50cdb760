package io.sluice.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.simulator.wire.MeasureMetadata;
import io.sluice.simulator.wire.OperationType;
import io.sluice.simulator.wire.SegmentMetadata;
import io.sluice.simulator.wire.TaskStatus;
import io.sluice.simulator.world.file.Environments;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AdversarialTest {

  private final World world = World.of(Environments.named("adversarial"), 5, Worlds.START);
  private final Set<String> statuses = new LinkedHashSet<>();
  private final Set<String> texts = new LinkedHashSet<>();
  private final Set<String> sizes = new LinkedHashSet<>();

  private Queries queries() {
    return world
        .queries(Objects.requireNonNull(world.instances().get(0).instanceId()))
        .orElseThrow();
  }

  private void watch(Duration time) {
    Instant end = world.now().plus(time);
    while (world.now().isBefore(end)) {
      world.advanceTo(world.now().plusSeconds(5));
      for (SegmentMetadata segment : queries().segments(null, null)) {
        JsonNode json = Shown.json(segment);
        statuses.add(json.at("/evaluationStatus/jobStatus").asText());
        sizes.add(segment.name() + " " + json.at("/evaluationStatus/entityCount").asText("none"));
      }
      for (MeasureMetadata measure : queries().measures()) {
        JsonNode values = Shown.json(measure).at("/output/values");
        texts.add(measure.name() + " " + values.path(measure.name()).asText("none"));
      }
    }
  }

  @Test
  void shows_values_that_violate_common_assumptions() {
    watch(Duration.ofHours(2));
    assertThat(statuses)
        .contains("CompletedWithWarnings", "CompletedFailure", "Interrupted", "None", "Running");
    assertThat(sizes).contains("Huge 9007199254740993", "Huge 9223372036854775807", "Negative -5");
    assertThat(sizes.stream().filter(size -> size.startsWith("Hollow")).toList())
        .contains("Hollow none", "Hollow 10");
    assertThat(texts)
        .contains(
            "Texts NaN",
            "Texts 1,234",
            "Texts none",
            "Long 9007199254740993",
            "Scale 1000.000000000000000001");
  }

  @Test
  void counts_only_plain_numbers_as_values_in_the_facts() {
    world.advanceTo(world.now().plus(Duration.ofHours(4)));
    List<BigDecimal> values = new ArrayList<>();
    for (Fact fact : world.facts().all()) {
      if (fact instanceof Fact.Evaluated evaluated
          && evaluated.name().equals("Texts")
          && evaluated.value() != null) {
        values.add(evaluated.value());
      }
    }
    assertThat(values)
        .containsOnly(BigDecimal.ONE, new BigDecimal("0"), new BigDecimal("2"))
        .isNotEmpty();
  }

  @Test
  void a_size_is_visible_four_seconds_after_its_task_has_ended() {
    world.advanceTo(world.now().plus(Duration.ofMinutes(9)));
    List<Fact> facts = world.facts().all();
    for (Fact fact : facts) {
      if (fact.at().isBefore(Worlds.START)
          || !(fact instanceof Fact.TaskEnded end)
          || end.operation() != OperationType.SEGMENTATION
          || end.status() != TaskStatus.SUCCESSFUL) {
        continue;
      }
      boolean gone =
          facts.stream()
              .anyMatch(
                  other ->
                      other instanceof Fact.Changed changed
                          && changed.change() == Fact.Change.DELETED
                          && changed.name().equals(end.identifier()));
      if (!gone) {
        assertThat(facts)
            .anySatisfy(
                other -> {
                  assertThat(other).isInstanceOf(Fact.Evaluated.class);
                  assertThat(((Fact.Evaluated) other).name()).isEqualTo(end.identifier());
                  assertThat(other.at()).isEqualTo(end.at().plusSeconds(4));
                });
      }
    }
  }

  @Test
  void lists_have_no_order_to_rely_on_but_the_latest_jobs_are_in_them() {
    world.advanceTo(world.now().plus(Duration.ofMinutes(30)));
    List<String> times =
        Shown.json(queries().jobs(10, false)).findValuesAsText("submittedTimestamp");
    assertThat(times).isNotEqualTo(times.stream().sorted().toList());
    assertThat(times.stream().sorted().toList().get(9))
        .isEqualTo(Shown.json(queries().jobs(1, false)).at("/0/submittedTimestamp").asText());
  }

  @Test
  void a_restored_object_is_a_new_incarnation() {
    world.advanceTo(world.now().plus(Duration.ofMinutes(50)));
    assertThat(
            world.facts().all().stream()
                .filter(Fact.Evaluated.class::isInstance)
                .map(Fact.Evaluated.class::cast)
                .filter(fact -> fact.name().equals("Phoenix"))
                .map(Fact.Evaluated::incarnation)
                .distinct())
        .hasSizeGreaterThan(2);
  }

  @Test
  void tables_of_absurd_size_are_still_counted_without_overflow() {
    for (int round = 0; round < 12; round++) {
      world.advanceTo(world.now().plus(Duration.ofMinutes(10)));
      assertThat(queries().entities().entities()).isNotNull();
      for (String table : List.of("Huge", "Negative", "Customer", "UnifiedActivity")) {
        JsonNode size = Shown.json(queries().entitySize(table).orElseThrow());
        assertThat(size.get("rowCount").asLong()).as(table).isNotNegative();
        assertThat(size.get("size").asLong()).as(table).isNotNegative();
      }
    }
  }

  @Test
  void table_names_that_differ_only_by_case_are_distinct() {
    for (String name : List.of("Phoenix", "phoenix")) {
      assertThat(Shown.json(queries().entity(name).orElseThrow()).get("name").asText())
          .isEqualTo(name);
    }
    assertThat(Shown.json(queries().entity("CUSTOMER").orElseThrow()).get("name").asText())
        .isEqualTo("Customer");
    assertThat(queries().entity("Nothing")).isEmpty();
  }

  @Test
  void two_weeks_pass_without_a_contradiction() {
    for (int day = 1; day <= 14; day += 2) {
      world.advanceTo(Worlds.START.plus(Duration.ofDays(day)));
      assertThat(queries().jobs(100, true)).hasSizeLessThanOrEqualTo(13);
      assertThat(queries().segments(null, null)).hasSizeBetween(11, 12);
    }
  }
}
