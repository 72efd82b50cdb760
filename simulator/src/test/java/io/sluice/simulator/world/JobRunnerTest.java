package io.sluice.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.simulator.wire.GraphJobInfo;
import io.sluice.simulator.wire.GraphJobOptions;
import io.sluice.simulator.wire.OnDemandJobRequest;
import io.sluice.simulator.wire.OperationType;
import io.sluice.simulator.world.spec.Action;
import io.sluice.simulator.world.spec.ActionKind;
import io.sluice.simulator.world.spec.Outcome;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JobRunnerTest {

  private final Worlds small = new Worlds();

  private static OnDemandJobRequest request(
      OperationType operation, @Nullable GraphJobOptions options, String... identifiers) {
    return new OnDemandJobRequest(
        null, operation, null, null, List.of(identifiers), true, null, options);
  }

  private GraphJobInfo submit(OperationType operation, String... identifiers) {
    Result<GraphJobInfo> result = small.commands().submit(request(operation, null, identifiers));
    assertThat(result).isInstanceOf(Result.Done.class);
    return ((Result.Done<GraphJobInfo>) result).value();
  }

  private JsonNode job(GraphJobInfo job) {
    return Shown.json(
        small.queries().job(UUID.fromString(String.valueOf(job.jobId())), true).orElseThrow());
  }

  private void fail(String source, Outcome outcome) {
    small.control().perform(Action.of(ActionKind.REFRESH_SOURCE, source).withOutcome(outcome));
  }

  @Test
  void a_full_refresh_ends_its_tasks_in_the_order_of_the_graph() {
    submit(OperationType.ALL);
    assertThat(small.ends(small.pass(60)))
        .containsExactly(
            "ingestion A successful",
            "ingestion B successful",
            "dataPreparation A successful",
            "map successful",
            "match successful",
            "merge successful",
            "segmentation Quiet skipped",
            "profileStore successful",
            "search successful",
            "activity successful",
            "entityMeasures M successful",
            "entityMeasures ByDay successful",
            "attributeMeasures successful",
            "segmentation S successful",
            "segmentation OnM successful",
            "segmentMembership successful",
            "export Out successful");
  }

  @Test
  void followers_of_a_failed_source_are_skipped_and_other_tasks_run() {
    fail("A", Outcome.FAILURE);
    GraphJobInfo all = submit(OperationType.ALL);
    List<String> ends = small.ends(small.pass(60));
    assertThat(ends)
        .contains(
            "ingestion A failed", "ingestion B successful", "map skipped", "export Out skipped")
        .noneMatch(end -> end.startsWith("segmentation") && end.endsWith("successful"));
    assertThat(job(all).get("jobStatus").asText()).isEqualTo("failed");
    assertThat(small.source("A").get("refreshState").asText()).isEqualTo("updateFailed");
    assertThat(small.segment("S").at("/evaluationStatus/jobStatus").asText())
        .isEqualTo("CompletedSuccess");
  }

  @Test
  void a_failed_source_that_unification_does_not_use_blocks_no_task() {
    fail("B", Outcome.FAILURE);
    submit(OperationType.ALL);
    assertThat(small.ends(small.pass(60))).contains("ingestion B failed", "merge successful");
  }

  @Test
  void a_failed_task_has_its_error_with_the_code_of_the_description() {
    fail("A", Outcome.FAILURE);
    small.pass(5);
    JsonNode task = Shown.json(small.queries().history(2)).get(1);
    assertThat(task.at("/ciError/errorCode").asText())
        .isEqualTo("datasourceIngestionUnexpectedError");
    assertThat(task.at("/ciErrors/0/resultSeverity").asText()).isEqualTo("error");
    assertThat(task.has("identifier")).isFalse();
    assertThat(small.queries().taskIdentifier(UUID.fromString(task.get("taskId").asText())))
        .contains(small.sourceId("A").toString());
  }

  @Test
  void two_consecutive_failures_are_two_tasks_with_different_ids() {
    fail("A", Outcome.FAILURE);
    small.pass(5);
    fail("A", Outcome.FAILURE);
    small.pass(5);
    assertThat(
            small.world.facts().all().stream()
                .filter(Fact.TaskEnded.class::isInstance)
                .map(Fact.TaskEnded.class::cast)
                .filter(end -> end.status().wire().equals("failed"))
                .map(Fact.TaskEnded::taskId)
                .distinct())
        .hasSize(2);
  }

  @Test
  void a_transient_failure_is_retried_and_shown_as_running() {
    fail("A", Outcome.RECOVERS);
    small.pass(1);
    assertThat(small.source("A").get("refreshState").asText()).isEqualTo("updating");
    assertThat(small.ends(small.pass(1))).isEmpty();
    assertThat(small.ends(small.pass(1))).containsExactly("ingestion A successful");
  }

  @Test
  void shows_the_wait_for_another_try_as_failed_when_the_file_says_so() {
    Worlds shown =
        new Worlds(Worlds.SMALL.replace("maxRetries: 2", "maxRetries: 2, retryShown: true"));
    shown
        .control()
        .perform(Action.of(ActionKind.REFRESH_SOURCE, "A").withOutcome(Outcome.RECOVERS));
    shown.pass(1);
    JsonNode task = Shown.json(shown.queries().jobs(1, true)).get(0).get("tasks").get(0);
    assertThat(task.get("taskStatus").asText()).isEqualTo("failed");
    assertThat(task.at("/ciError/resultSeverity").asText()).isEqualTo("warning");
    assertThat(task.has("endTimestamp")).isFalse();
    assertThat(shown.ends(shown.pass(2))).containsExactly("ingestion A successful");
  }

  @Test
  void a_task_fails_for_good_after_its_last_retry() {
    Worlds hopeless =
        new Worlds(Worlds.SMALL.replace("{name: B,", "{name: B, failures: {transient: 1},"));
    hopeless.control().perform(Action.of(ActionKind.REFRESH_SOURCE, "B"));
    assertThat(hopeless.ends(hopeless.pass(4))).isEmpty();
    assertThat(hopeless.ends(hopeless.pass(1))).containsExactly("ingestion B failed");
  }

  @Test
  void a_time_limit_ends_as_timed_out_with_its_own_code() {
    fail("B", Outcome.TIMEOUT);
    small.pass(5);
    JsonNode job = Shown.json(small.queries().jobs(1, true)).get(0);
    assertThat(job.get("jobStatus").asText()).isEqualTo("timedOut");
    assertThat(job.at("/tasks/0/ciError/errorCode").asText()).isEqualTo("dataSourceRefreshTimeout");
  }

  @Test
  void no_more_parts_run_at_once_than_the_file_allows() {
    Worlds narrow = new Worlds(Worlds.SMALL.replace("parallelism: 50", "parallelism: 1"));
    narrow.commands().submit(request(OperationType.ALL, null));
    narrow.pass(0);
    for (int second = 0; second < 20; second++) {
      JsonNode job = Shown.json(narrow.queries().jobs(1, true)).get(0);
      assertThat(job.findValuesAsText("taskStatus").stream().filter("running"::equals))
          .hasSizeLessThan(2);
      narrow.pass(1);
    }
    assertThat(Shown.json(narrow.queries().jobs(1, false)).at("/0/jobStatus").asText())
        .isEqualTo("successful");
  }

  @Test
  void a_job_joins_a_node_that_already_runs() {
    GraphJobInfo first = submit(OperationType.INGESTION, small.sourceId("B").toString());
    GraphJobInfo second = submit(OperationType.INGESTION, small.sourceId("B").toString());
    assertThat(small.ends(small.pass(5))).containsExactly("ingestion B successful");
    assertThat(job(second).at("/tasks/0/jobIds").size()).isEqualTo(2);
    assertThat(job(first).get("jobStatus").asText()).isEqualTo("successful");
    assertThat(job(second).get("jobStatus").asText()).isEqualTo("successful");
  }

  @Test
  void cancelling_aborts_everything_that_has_not_ended_and_keeps_the_last_size() {
    long before = small.segment("S").at("/evaluationStatus/entityCount").asLong();
    GraphJobInfo job = submit(OperationType.SEGMENTATION);
    small.pass(0);
    Result<GraphJobInfo> result =
        small.commands().cancel(UUID.fromString(String.valueOf(job.jobId())));
    assertThat(result.status()).isEqualTo(200);
    assertThat(job(job).get("jobStatus").asText()).isEqualTo("aborted");
    assertThat(small.segment("S").at("/evaluationStatus/jobStatus").asText())
        .isEqualTo("Cancelled");
    assertThat(small.segment("S").at("/evaluationStatus/entityCount").asLong()).isEqualTo(before);
    assertThat(small.ends(small.pass(60))).allMatch(end -> !end.endsWith("successful"));
  }

  @Test
  void cancelling_one_of_two_jobs_does_not_stop_a_shared_task() {
    GraphJobInfo first = submit(OperationType.INGESTION, small.sourceId("B").toString());
    GraphJobInfo second = submit(OperationType.INGESTION, small.sourceId("B").toString());
    small.commands().cancel(UUID.fromString(String.valueOf(first.jobId())));
    assertThat(small.ends(small.pass(5))).containsExactly("ingestion B successful");
    assertThat(job(second).get("jobStatus").asText()).isEqualTo("successful");
    assertThat(job(first).get("jobStatus").asText()).isEqualTo("aborted");
  }

  @Test
  void a_unification_runs_its_followers_only_on_request() {
    submit(OperationType.MERGE);
    assertThat(small.ends(small.pass(60)))
        .containsExactly("map successful", "match successful", "merge successful");
    small.commands().submit(request(OperationType.MERGE, GraphJobOptions.downstream(true)));
    assertThat(small.ends(small.pass(60)))
        .contains("merge successful", "segmentation S successful", "export Out successful")
        .doesNotContain("ingestion A successful");
  }

  @Test
  void waiting_parts_name_what_they_wait_for() {
    GraphJobInfo job = submit(OperationType.MERGE);
    small.pass(0);
    JsonNode tasks = job(job).get("tasks");
    assertThat(tasks.get(0).get("taskStatus").asText()).isEqualTo("running");
    assertThat(tasks.get(1).at("/waitingTaskIds/0")).isEqualTo(tasks.get(0).get("taskId"));
    small.pass(1);
    assertThat(job(job).at("/tasks/1").has("waitingTaskIds")).isFalse();
  }

  @Test
  void a_node_has_the_reason_why_it_was_part_of_its_last_job() {
    fail("A", Outcome.FAILURE);
    small.pass(5);
    submit(OperationType.ALL);
    JsonNode nodes = Shown.json(small.queries().status());
    assertThat(nodes.get(0).at("/selectionReason/code").asText()).isEqualTo("unsuccessful");
    assertThat(nodes.findValuesAsText("code"))
        .contains("requested", "lastRunSkipped", "dependsOnMerge", "upstreamRerunning");
  }

  @Test
  void only_the_latest_jobs_are_kept_with_their_parts() {
    Worlds forgetful = new Worlds(Worlds.SMALL.replace("maxRetries: 2", "keptJobs: 3"));
    for (int i = 0; i < 10; i++) {
      forgetful.commands().submit(request(OperationType.MERGE, null));
      forgetful.pass(10);
    }
    assertThat(forgetful.queries().jobs(100, true)).hasSize(3);
    assertThat(forgetful.queries().history(100)).hasSize(9);
  }

  @Test
  void ten_jobs_are_listed_by_default_newest_first() {
    for (int i = 0; i < 12; i++) {
      submit(OperationType.MERGE);
      small.pass(10);
    }
    assertThat(small.queries().jobs(null, false)).hasSize(10);
    JsonNode jobs = Shown.json(small.queries().jobs(2, false));
    assertThat(Shown.instant(jobs, "/0/submittedTimestamp"))
        .isAfter(Shown.instant(jobs, "/1/submittedTimestamp"));
    assertThat(jobs.get(0).has("tasks")).isFalse();
  }
}
