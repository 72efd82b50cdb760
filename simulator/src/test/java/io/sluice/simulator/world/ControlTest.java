package io.sluice.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.simulator.wire.OperationType;
import io.sluice.simulator.wire.SubmissionKind;
import io.sluice.simulator.world.spec.Action;
import io.sluice.simulator.world.spec.ActionKind;
import io.sluice.simulator.world.spec.Outcome;
import io.sluice.simulator.world.spec.TargetKind;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ControlTest {

  private final Worlds small = new Worlds();

  private Reply trigger(String kind, Map<String, String> overrides) {
    return small.control().trigger(kind, overrides);
  }

  private List<Fact.Evaluated> evaluated(List<Fact> facts) {
    return facts.stream()
        .filter(Fact.Evaluated.class::isInstance)
        .map(Fact.Evaluated.class::cast)
        .toList();
  }

  private Reply perform(ActionKind kind, String target) {
    return small.control().perform(Action.of(kind, target));
  }

  @Test
  void a_refresh_of_a_source_has_the_requested_outcome() {
    trigger("datasource.refresh.failed", Map.of());
    assertThat(small.ends(small.pass(5))).startsWith("ingestion A failed");
    trigger("datasource.refresh.failed", Map.of("source", "B", "timeout", "true"));
    assertThat(small.ends(small.pass(5))).containsExactly("ingestion B timedOut");
    trigger("datasource.refresh.succeeded", Map.of("source", small.sourceId("B").toString()));
    assertThat(small.ends(small.pass(5))).containsExactly("ingestion B successful");
  }

  @Test
  void a_segment_below_its_threshold_is_evaluated_above_it_at_once() {
    trigger("segment.threshold.crossed", Map.of());
    List<Fact.Evaluated> facts = evaluated(small.pass(60));
    assertThat(facts).hasSize(1);
    assertThat(facts.get(0).name()).isEqualTo("S");
    assertThat(facts.get(0).value()).isGreaterThan(new BigDecimal(1000));
  }

  @Test
  void a_segment_above_a_threshold_first_falls_below_it_and_rises_a_gap_later() {
    trigger("segment.threshold.crossed", Map.of("segment", "S", "threshold", "500", "gap", "20s"));
    List<Fact.Evaluated> facts = evaluated(small.pass(60));
    assertThat(facts).hasSize(2);
    assertThat(facts.get(0).value()).isLessThanOrEqualTo(new BigDecimal(500));
    assertThat(facts.get(1).value()).isGreaterThan(new BigDecimal(500));
    assertThat(Duration.between(facts.get(0).at(), facts.get(1).at()))
        .isEqualTo(Duration.ofSeconds(21));
    assertThat(small.segment("S").at("/evaluationStatus/entityCount").asLong())
        .isEqualTo(facts.get(1).value() == null ? -1 : facts.get(1).value().longValue());
  }

  @Test
  void a_measure_crosses_its_current_value_by_default() {
    trigger("measure.threshold.crossed", Map.of());
    List<Fact.Evaluated> facts = evaluated(small.pass(60));
    assertThat(facts).extracting(Fact.Evaluated::name).containsExactly("M");
    assertThat(facts.get(0).value()).isGreaterThan(new BigDecimal(5));
    assertThat(small.measure("M").at("/output/values/total").asText()).contains(".");
  }

  @Test
  void a_completed_refresh_is_scheduled_unless_a_manual_one_is_requested() {
    trigger("refresh.completed", Map.of());
    trigger("refresh.completed", Map.of("manual", "true"));
    assertThat(jobs(small.pass(60)))
        .containsExactly("all scheduled successful", "all onDemand successful");
    trigger("unification.completed", Map.of());
    assertThat(jobs(small.pass(60))).containsExactly("merge scheduled successful");
  }

  private static List<String> jobs(List<Fact> facts) {
    return facts.stream()
        .filter(Fact.JobEnded.class::isInstance)
        .map(Fact.JobEnded.class::cast)
        .map(
            job ->
                job.operation().wire() + " " + job.submission().wire() + " " + job.status().wire())
        .toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nothing.happened          |           |       | datasource.refresh.failed",
        "datasource.refresh.failed | source    | X     | A, B",
        "datasource.refresh.failed | source    | Off   | deactivated",
        "datasource.refresh.failed | colour    | red   | source, timeout",
        "datasource.refresh.failed | timeout   | maybe | true or false",
        "segment.threshold.crossed | segment   | Quiet | S, OnM",
        "segment.threshold.crossed | threshold | high  | plain number",
        "segment.threshold.crossed | gap       | long  | a duration such as",
        "measure.threshold.crossed | measure   | ByDay | without dimensions",
      })
  void refuses_with_the_names_that_would_be_right(
      String kind, String name, String value, String hint) {
    Reply reply = trigger(kind, name == null ? Map.of() : Map.of(name, value));
    assertThat(reply).isInstanceOf(Reply.Rejected.class);
    assertThat(reply.message()).contains(hint);
    assertThat(small.pass(60)).isEmpty();
  }

  @Test
  void knows_the_six_kinds() {
    assertThat(Control.triggerKinds())
        .containsExactly(
            "datasource.refresh.failed",
            "datasource.refresh.succeeded",
            "segment.threshold.crossed",
            "measure.threshold.crossed",
            "refresh.completed",
            "unification.completed");
  }

  @ParameterizedTest
  @EnumSource(ActionKind.class)
  void every_kind_of_action_has_a_body(ActionKind kind) {
    String target =
        switch (kind.target()) {
          case NONE -> "";
          case DATA_SOURCE -> "B";
          case SEGMENT -> "S";
          case MEASURE -> "M";
        };
    if (kind.name().startsWith("RECREATE")) {
      perform(ActionKind.valueOf(kind.name().replace("RECREATE", "DELETE")), target);
    }
    Action action =
        new Action(
            kind,
            kind.target() == TargetKind.NONE ? List.of() : List.of(target),
            BigDecimal.TEN,
            0,
            Outcome.NATURAL,
            SubmissionKind.ON_DEMAND,
            Duration.ofSeconds(1),
            1,
            false,
            "Another name");
    assertThat(small.control().perform(action)).isInstanceOf(Reply.Accepted.class);
    small.pass(60);
    if (kind.target() != TargetKind.NONE) {
      assertThat(perform(kind, "Nobody")).isInstanceOf(Reply.Rejected.class);
    }
  }

  @Test
  void a_set_level_shows_at_the_next_evaluation_and_not_before() {
    small
        .control()
        .perform(Action.of(ActionKind.SET_SEGMENT, "S").withValue(BigDecimal.valueOf(42)));
    assertThat(small.segment("S").at("/evaluationStatus/entityCount").asLong()).isEqualTo(900);
    perform(ActionKind.EVALUATE_SEGMENT, "S");
    small.pass(5);
    assertThat(small.segment("S").at("/evaluationStatus/entityCount").asLong()).isEqualTo(42);
    small
        .control()
        .perform(Action.of(ActionKind.NUDGE_SEGMENT, "S").withValue(BigDecimal.valueOf(-2)));
    perform(ActionKind.EVALUATE_SEGMENT, "S");
    small.pass(5);
    assertThat(small.segment("S").at("/evaluationStatus/entityCount").asLong()).isEqualTo(40);
  }

  @Test
  void restating_changes_the_value_but_neither_run_id_nor_time() {
    String before = small.segment("S").get("evaluationStatus").toString();
    small
        .control()
        .perform(Action.of(ActionKind.RESTATE_SEGMENT, "S").withValue(BigDecimal.valueOf(1234)));
    assertThat(small.segment("S").get("evaluationStatus").toString())
        .isEqualTo(before.replace(":900,", ":1234,"));
  }

  @Test
  void a_restored_source_has_a_new_id_and_no_refresh() {
    String before = small.source("B").get("dataSourceId").asText();
    perform(ActionKind.DELETE_SOURCE, "B");
    assertThat(perform(ActionKind.REFRESH_SOURCE, "B").message()).contains("there are A, Off");
    perform(ActionKind.RECREATE_SOURCE, "B");
    assertThat(small.source("B").get("dataSourceId").asText()).isNotEqualTo(before);
    assertThat(small.source("B").get("refreshState").asText()).isEqualTo("notUpdated");
    assertThat(perform(ActionKind.RECREATE_SOURCE, "B").message()).contains("none");
  }

  @Test
  void a_restored_segment_has_no_history_and_another_incarnation() {
    perform(ActionKind.DELETE_SEGMENT, "S");
    small.pass(60);
    perform(ActionKind.RECREATE_SEGMENT, "S");
    assertThat(small.segment("S").at("/evaluationStatus/jobStatus").asText()).isEqualTo("None");
    assertThat(small.segment("S").get("createdUtc").asText()).isEqualTo("2026-11-20T10:01:00Z");
    perform(ActionKind.EVALUATE_SEGMENT, "S");
    assertThat(evaluated(small.pass(5))).allMatch(fact -> fact.incarnation() > 0);
  }

  @Test
  void a_missed_schedule_leaves_a_fact_and_no_job() {
    Worlds scheduled =
        new Worlds(
            Worlds.SMALL.replace(
                "    stages:",
                "    schedules: [{operation: merge, cron: '0 * * * *'}]\n    stages:"));
    scheduled.control().perform(Action.of(ActionKind.MISS_SCHEDULE));
    List<Fact> facts = scheduled.pass(Duration.ofMinutes(150));
    assertThat(jobs(facts)).containsExactly("merge scheduled successful");
    assertThat(facts)
        .filteredOn(Fact.Changed.class::isInstance)
        .map(Fact.Changed.class::cast)
        .extracting(Fact.Changed::change, Fact.Changed::kind)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(Fact.Change.MISSED, OperationType.MERGE));
  }

  @Test
  void an_evaluation_can_end_without_a_value_or_with_an_undocumented_word() {
    Action evaluate = Action.of(ActionKind.EVALUATE_SEGMENT, "S");
    small.control().perform(evaluate.withoutValue());
    small.pass(5);
    assertThat(small.segment("S").get("evaluationStatus").has("entityCount")).isFalse();
    small.control().perform(evaluate.withOutcome(Outcome.WARNINGS));
    small.pass(5);
    assertThat(small.segment("S").at("/evaluationStatus/jobStatus").asText())
        .isEqualTo("CompletedWithWarnings");
  }
}
