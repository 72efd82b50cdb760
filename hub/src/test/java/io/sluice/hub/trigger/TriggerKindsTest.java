package io.sluice.hub.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.hub.trigger.Triggers.JobEnd;
import io.sluice.hub.trigger.Triggers.Observation;
import io.sluice.hub.trigger.Triggers.Reading;
import io.sluice.hub.trigger.Triggers.SubscriptionMatch;
import io.sluice.hub.trigger.Triggers.TaskEnd;
import io.sluice.hub.trigger.Triggers.TaskRef;
import io.sluice.hub.trigger.Triggers.TriggerEvent;
import io.sluice.hub.trigger.Triggers.WatchSpec;
import io.sluice.hub.trigger.Triggers.WatchState;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TriggerKindsTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

  @Test
  void the_table_has_the_six_documented_kinds() {
    assertThat(TriggerKinds.ALL)
        .extracting(TriggerKind::id)
        .containsExactly(
            "datasource.refresh.failed",
            "datasource.refresh.succeeded",
            "segment.threshold.crossed",
            "measure.threshold.crossed",
            "refresh.completed",
            "unification.completed");
  }

  @Test
  void two_failures_running_of_one_source_are_two_events() {
    List<TriggerEvent> events =
        happenings(
            "OnDataSourceRefreshFailed",
            observation(List.of(task("t1", "failed"), task("t2", "timedOut")), List.of()));
    assertThat(events).extracting(TriggerEvent::id).doesNotHaveDuplicates().hasSize(2);
  }

  @Test
  void a_success_carries_the_status_of_the_refresh_before() {
    List<TriggerEvent> events =
        happenings(
            "OnDataSourceRefreshSucceeded",
            observation(
                List.of(task("t1", "failed"), task("t2", "successful"), task("t3", "successful")),
                List.of()));
    assertThat(events)
        .extracting(event -> event.previous().get("status"))
        .containsExactly("failed", "successful");
  }

  @Test
  void the_same_task_gives_the_same_event_id() {
    Observation observation = observation(List.of(task("t1", "failed")), List.of());
    assertThat(happenings("OnDataSourceRefreshFailed", observation))
        .isEqualTo(happenings("OnDataSourceRefreshFailed", observation));
  }

  @Test
  void a_cancelled_or_skipped_refresh_is_neither_failure_nor_success() {
    Observation observation =
        observation(List.of(task("t1", "aborted"), task("t2", "skipped")), List.of());
    assertThat(happenings("OnDataSourceRefreshFailed", observation)).isEmpty();
    assertThat(happenings("OnDataSourceRefreshSucceeded", observation)).isEmpty();
  }

  @Test
  void a_manual_full_refresh_is_not_asked_for_unless_the_flow_says_so() {
    TriggerKind kind = TriggerKinds.byOperation("OnFullRefreshCompleted").orElseThrow();
    TriggerEvent manual =
        happenings("OnFullRefreshCompleted", observation(List.of(), List.of(job("onDemand"))))
            .get(0);
    assertThat(kind.match(Map.of(), manual)).isEqualTo(SubscriptionMatch.MANUAL_NOT_ASKED_FOR);
    assertThat(kind.match(Map.of("includeManual", true), manual))
        .isEqualTo(SubscriptionMatch.ASKED);
  }

  @Test
  void unification_carries_map_match_and_merge() {
    JobEnd job =
        new JobEnd(
            "j",
            "all",
            "scheduled",
            WorkStatus.of("running"),
            stages("successful", "failed", "skipped"),
            true,
            NOW);
    TriggerEvent event =
        happenings("OnUnificationCompleted", observation(List.of(), List.of(job))).get(0);
    assertThat(event.data())
        .containsEntry("map", "successful")
        .containsEntry("match", "failed")
        .containsEntry("merge", "skipped");
  }

  @Test
  void a_unification_that_never_ran_is_no_event() {
    JobEnd job =
        new JobEnd(
            "j",
            "all",
            "scheduled",
            WorkStatus.of("failed"),
            stages("skipped", "skipped", "skipped"),
            true,
            NOW);
    assertThat(happenings("OnUnificationCompleted", observation(List.of(), List.of(job))))
        .isEmpty();
  }

  @Test
  void a_watch_taken_up_again_starts_from_a_baseline_in_a_new_epoch() {
    TriggerKind kind = TriggerKinds.byOperation("OnSegmentThresholdCrossed").orElseThrow();
    List<WatchSpec> wanted = kind.watches(params("segmentName", "S", "threshold", 10L));
    Map<String, String> states = new LinkedHashMap<>();
    adopt(states, kind.decide(segment("9", 1), wanted, states).watches());
    adopt(states, kind.decide(segment("9", 1), List.of(), states).watches());
    assertThat(states.values()).containsExactly("parked|1");
    Triggers.TriggerEffects again = kind.decide(segment("11", 2), wanted, states);
    assertThat(again.events()).isEmpty();
    adopt(states, again.watches());
    adopt(states, kind.decide(segment("9", 3), wanted, states).watches());
    assertThat(kind.decide(segment("12", 4), wanted, states).events()).hasSize(1);
  }

  @Test
  void both_directions_are_two_watches() {
    TriggerKind kind = TriggerKinds.byOperation("OnMeasureThresholdCrossed").orElseThrow();
    assertThat(kind.watches(params("measureName", "M", "threshold", "1.50", "direction", "both")))
        .extracting(WatchSpec::key)
        .containsExactly("measure.threshold.crossed/M >1.5", "measure.threshold.crossed/M <1.5");
  }

  @Test
  void an_invalid_trigger_is_reported_with_every_problem() {
    assertThat(
            TriggerKinds.problems(
                "OnSegmentThresholdCrossed", params("threshold", "many", "segment", "S")))
        .hasSize(3)
        .anyMatch(problem -> problem.contains("'segmentName' is missing"))
        .anyMatch(problem -> problem.contains("'threshold' is 'many'"))
        .anyMatch(problem -> problem.contains("'segment' is not one of"));
    assertThat(TriggerKinds.problems("OnSunrise", Map.of()))
        .singleElement()
        .asString()
        .contains("OnUnificationCompleted");
  }

  private static void adopt(Map<String, String> states, List<WatchState> watches) {
    watches.forEach(watch -> states.put(watch.watch().key(), watch.state()));
  }

  private static List<TriggerEvent> happenings(String operation, Observation observation) {
    return TriggerKinds.byOperation(operation)
        .orElseThrow()
        .decide(observation, List.of(), Map.of())
        .events();
  }

  private static Map<String, @Nullable Object> params(Object... pairs) {
    Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      parameters.put(String.valueOf(pairs[i]), pairs[i + 1]);
    }
    return parameters;
  }

  private static Map<String, WorkStatus> stages(String map, String match, String merge) {
    Map<String, WorkStatus> stages = new LinkedHashMap<>();
    stages.put("map", WorkStatus.of(map));
    stages.put("match", WorkStatus.of(match));
    stages.put("merge", WorkStatus.of(merge));
    return stages;
  }

  private static JobEnd job(String submission) {
    return new JobEnd("j", "all", submission, WorkStatus.of("successful"), Map.of(), false, NOW);
  }

  @Test
  void a_task_that_is_listed_again_is_the_same_event_also_when_its_source_was_renamed() {
    TriggerKind kind = TriggerKinds.byOperation("OnDataSourceRefreshFailed").orElseThrow();
    List<String> ids = new ArrayList<>();
    for (String source : List.of("source-1", "source-2", "Loyalty")) {
      Observation listed = observation(List.of(task("t", "failed", source)), List.of());
      kind.decide(listed, List.of(), Map.of()).events().forEach(one -> ids.add(one.id()));
    }
    assertThat(ids).hasSize(3).containsOnly(ids.get(0));
  }

  private static TaskEnd task(String id, String status) {
    return task(id, status, "source-1");
  }

  private static TaskEnd task(String id, String status, String source) {
    return new TaskEnd(
        new TaskRef(id, "j", "ingestion"),
        new EntityRef(source, "Loyalty"),
        WorkStatus.of(status),
        null,
        RetryOutlook.UNKNOWN,
        List.of(),
        NOW);
  }

  private static Observation segment(String size, int minute) {
    Reading reading =
        new Reading(
            new EntityRef("S", "S"),
            new EntityVersion("i", "d"),
            new BigDecimal(size),
            null,
            "r",
            NOW.plusSeconds(60L * minute));
    return new Observation("c", NOW, List.of(), List.of(), List.of(reading), List.of(), true, true);
  }

  private static Observation observation(List<TaskEnd> tasks, List<JobEnd> jobs) {
    return new Observation("c", NOW, tasks, jobs, List.of(), List.of(), true, true);
  }
}
