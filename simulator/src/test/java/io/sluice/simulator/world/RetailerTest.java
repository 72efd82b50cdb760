package io.sluice.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.simulator.wire.GraphNodeInfo;
import io.sluice.simulator.wire.OperationType;
import io.sluice.simulator.wire.SegmentMetadata;
import io.sluice.simulator.wire.SubmissionKind;
import io.sluice.simulator.wire.TaskStatus;
import io.sluice.simulator.wire.WireJson;
import io.sluice.simulator.world.file.Environments;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The demonstration's promises, counted from the start of the world. */
class RetailerTest {

  private static final Instant START = Instant.parse("2026-11-20T10:00:00Z");

  private World world;

  @BeforeEach
  void newWorld() {
    world = World.of(Environments.named("retailer"), 7, START);
  }

  private Queries queries() {
    return world
        .queries(Objects.requireNonNull(world.instances().get(0).instanceId()))
        .orElseThrow();
  }

  private List<Fact> factsUntil(Duration end) {
    long before = world.facts().count();
    world.advanceTo(START.plus(end));
    return world.facts().since(before);
  }

  @Test
  void shows_five_sources_seven_segments_and_four_measures_that_have_all_been_refreshed() {
    assertThat(queries().dataSources()).hasSize(5);
    assertThat(queries().segments(null, null)).hasSize(7);
    assertThat(queries().measures()).hasSize(4);
    assertThat(queries().dataSources())
        .allSatisfy(
            source ->
                assertThat(Shown.instant(Shown.json(source), "/dataSourceMetadata/lastRefresh"))
                    .isBefore(START));
    assertThat(queries().jobs(null, true)).hasSize(1);
    assertThat(queries().status())
        .extracting(GraphNodeInfo::taskStatus)
        .containsOnly(TaskStatus.SUCCESSFUL, TaskStatus.SKIPPED);
  }

  @Test
  void a_data_source_fails_within_eight_seconds() {
    List<Fact> facts = factsUntil(Duration.ofSeconds(8));
    assertThat(ends(facts, OperationType.INGESTION))
        .extracting(Fact.TaskEnded::status)
        .containsExactly(TaskStatus.FAILED);
  }

  @Test
  void all_six_kinds_of_event_happen_within_a_hundred_seconds() {
    List<Fact> facts = factsUntil(Duration.ofSeconds(100));
    assertThat(ends(facts, OperationType.INGESTION))
        .extracting(Fact.TaskEnded::status)
        .startsWith(TaskStatus.FAILED, TaskStatus.SUCCESSFUL);
    assertThat(ends(facts, OperationType.MERGE))
        .extracting(Fact.TaskEnded::status)
        .containsOnly(TaskStatus.SUCCESSFUL);
    assertThat(facts)
        .filteredOn(Fact.JobEnded.class::isInstance)
        .map(Fact.JobEnded.class::cast)
        .anySatisfy(
            job -> {
              assertThat(job.operation()).isEqualTo(OperationType.ALL);
              assertThat(job.submission()).isEqualTo(SubmissionKind.SCHEDULED);
              assertThat(job.status()).isEqualTo(TaskStatus.SUCCESSFUL);
            });
    assertThat(values(facts, "HighValueCustomers").get(0)).isGreaterThan(new BigDecimal("1000"));
    assertThat(values(facts, "MonthlyRevenue").get(0)).isGreaterThan(new BigDecimal("250000"));
  }

  @Test
  void segment_and_measure_are_seen_below_their_thresholds_for_at_least_twelve_seconds() {
    SegmentMetadata segment = queries().segment("HighValueCustomers", null).orElseThrow();
    assertThat(Shown.json(segment).at("/evaluationStatus/entityCount").asLong())
        .isBetween(1L, 1000L);
    assertThat(values(factsUntil(Duration.ofSeconds(25)), "HighValueCustomers")).isEmpty();
  }

  @Test
  void every_round_crosses_both_thresholds_again_from_below() {
    for (int round = 0; round < 40; round++) {
      world.advanceTo(START.plus(Duration.ofMinutes(4L * round)));
      List<Fact> facts = factsUntil(Duration.ofMinutes(4L * round).plusSeconds(110));
      assertCrossing(values(facts, "HighValueCustomers"), new BigDecimal("1000"), round);
      assertCrossing(values(facts, "MonthlyRevenue"), new BigDecimal("250000"), round);
    }
  }

  private static void assertCrossing(List<BigDecimal> values, BigDecimal threshold, int round) {
    List<BigDecimal> seen = new ArrayList<>(values);
    if (round > 0) {
      assertThat(seen.remove(0)).as("round %d, below", round).isLessThanOrEqualTo(threshold);
    }
    assertThat(seen).as("round %d, above", round).allMatch(value -> value.compareTo(threshold) > 0);
    assertThat(seen).isNotEmpty();
  }

  private static List<Fact.TaskEnded> ends(List<Fact> facts, OperationType operation) {
    return facts.stream()
        .filter(Fact.TaskEnded.class::isInstance)
        .map(Fact.TaskEnded.class::cast)
        .filter(end -> end.operation() == operation)
        .toList();
  }

  private static List<BigDecimal> values(List<Fact> facts, String name) {
    return facts.stream()
        .filter(Fact.Evaluated.class::isInstance)
        .map(Fact.Evaluated.class::cast)
        .filter(evaluated -> evaluated.name().equals(name))
        .<@Nullable BigDecimal>map(Fact.Evaluated::value)
        .filter(Objects::nonNull)
        .toList();
  }

  @Test
  void everything_it_shows_can_be_written_as_json() {
    world.advanceTo(START.plusSeconds(70));
    assertThat(WireJson.write(queries().jobs(5, true))).contains("\"taskStatus\":\"running\"");
    assertThat(WireJson.write(queries().segments(7, null))).contains("evaluationStatusHistory");
    assertThat(WireJson.write(queries().entities())).contains("HighValueCustomers");
  }
}
