package io.sluice.hub.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.sluice.hub.trigger.Triggers.JobEnd;
import io.sluice.hub.trigger.Triggers.Reading;
import io.sluice.hub.trigger.Triggers.TaskEnd;
import io.sluice.hub.trigger.WorkStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SweepObserverTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final SweepObserver.SweepFrame FRAME =
      new SweepObserver.SweepFrame("c", Instant.parse("2026-03-01T09:30:00Z"), NOW);
  private static final String NODES =
      """
      [{"operationType":"ingestion","identifier":"id-1","friendlyName":"Loyalty","jobIds":["j1"]},
       {"operationType":"Ingestion","identifier":"id-2","friendlyName":"Loyalty","jobIds":["j2"]}]
      """;

  @Test
  void tasks_that_ended_before_the_start_are_history_and_no_events() {
    SweepObserver.SweepObservation result =
        sweep(ReportedEnds.NONE, jobs(task("t1", "failed", "09:00")));
    assertThat(result.observation().tasks()).isEmpty();
    assertThat(sweep(result.ends(), jobs(task("t1", "failed", "09:00"))).observation().tasks())
        .isEmpty();
  }

  @Test
  void tasks_that_ended_between_start_and_first_reading_are_events() {
    SweepObserver.SweepObservation result =
        sweep(ReportedEnds.NONE, jobs(task("t1", "failed", "09:31")));
    assertThat(result.observation().tasks()).hasSize(1);
  }

  @Test
  void ends_since_the_sweep_before_come_in_the_order_of_their_times() {
    ReportedEnds start = sweep(ReportedEnds.NONE, jobs(task("t0", "running", null))).ends();
    SweepObserver.SweepObservation result =
        sweep(start, jobs(task("t2", "successful", "09:50"), task("t1", "failed", "09:40")));
    assertThat(result.observation().tasks())
        .extracting(end -> end.task().taskId(), end -> end.status().word())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("t1", "failed"),
            org.assertj.core.groups.Tuple.tuple("t2", "successful"));
  }

  @Test
  void a_status_that_reverts_and_ends_again_is_one_end() {
    ReportedEnds start = sweep(ReportedEnds.NONE, jobs()).ends();
    ReportedEnds ended = sweep(start, jobs(task("t1", "successful", "09:50"))).ends();
    ReportedEnds back = sweep(ended, jobs(task("t1", "running", null))).ends();
    assertThat(sweep(back, jobs(task("t1", "successful", "09:55"))).observation().tasks())
        .isEmpty();
  }

  @Test
  void a_task_is_resolved_by_the_node_that_took_part_in_its_job() {
    ReportedEnds start = sweep(ReportedEnds.NONE, jobs()).ends();
    assertThat(sweep(start, jobs(task("t1", "failed", "09:50"))).observation().tasks())
        .extracting(end -> end.entity().id())
        .containsExactly("id-1");
  }

  @Test
  void two_sources_of_one_name_in_one_job_are_distinguished_by_status_and_end() {
    String nodes =
        """
        [{"operationType":"ingestion","identifier":"a","friendlyName":"Loyalty","jobIds":["j1"],
          "taskStatus":"successful","endTimestamp":"2026-03-01T09:51:00Z"},
         {"operationType":"ingestion","identifier":"b","friendlyName":"Loyalty","jobIds":["j1"],
          "taskStatus":"failed","endTimestamp":"2026-03-01T09:50:00Z"}]
        """;
    String tasks = task("t1", "failed", "09:50") + "," + task("t2", "successful", "09:51");
    assertThat(entities(nodes, tasks)).containsExactly("b", "a");
  }

  @Test
  void two_indistinguishable_sources_of_one_name_are_each_reported_once() {
    String node =
        """
        {"operationType":"ingestion","identifier":"%s","friendlyName":"Loyalty","jobIds":["j1"],
         "taskStatus":"failed","endTimestamp":"2026-03-01T09:50:00Z"}
        """;
    String nodes = "[" + node.formatted("a") + "," + node.formatted("b") + "]";
    String tasks = task("t1", "failed", "09:50") + "," + task("t2", "failed", "09:50");
    assertThat(entities(nodes, tasks)).containsExactly("a", "b");
  }

  @Test
  void a_source_that_was_renamed_is_found_by_the_job_that_it_took_part_in() {
    String nodes =
        """
        [{"operationType":"ingestion","identifier":"a","friendlyName":"Shop","jobIds":["j1"]},
         {"operationType":"ingestion","identifier":"b","friendlyName":"Bonus","jobIds":["j1"]}]
        """;
    String tasks =
        task("t1", "failed", "09:50")
            + ","
            + task("t2", "failed", "09:51").replace("Loyalty", "Shop");
    assertThat(entities(nodes, tasks)).containsExactly("b", "a");
  }

  @Test
  void tasks_and_nodes_without_names_are_never_put_down_to_the_first_source() {
    String nodes =
        """
        [{"operationType":"ingestion","identifier":"a","jobIds":["j1"]},
         {"operationType":"ingestion","identifier":"b","jobIds":["j1"]}]
        """;
    assertThat(entities(nodes, task("t1", "failed", "09:50").replace("Loyalty", "")))
        .containsExactly("t1");
  }

  @Test
  void ids_in_other_letters_are_the_same_tasks_and_the_same_nodes() {
    String task = "0c1b7f3e-6a9d-4b52-8f0e-3d5a7c9e1b24";
    String jobs = jobs(task(task, "failed", "09:50"));
    ReportedEnds told = sweep(sweep(ReportedEnds.NONE, jobs()).ends(), jobs).ends();
    String upper = jobs.replace(task, task.toUpperCase(java.util.Locale.ROOT));
    assertThat(sweep(told, upper).observation().tasks()).isEmpty();
    assertThat(ReportedEnds.parse(told.text().replace(task, task.replace("-", ""))).ids())
        .contains("failed:" + task);
  }

  @Test
  void a_job_without_an_id_is_left_out() {
    ReportedEnds start = sweep(ReportedEnds.NONE, jobs()).ends();
    String nameless = jobs(task("t1", "failed", "09:50")).replace("\"jobId\":\"j1\",", "");
    SweepObserver.SweepObservation result = sweep(start, nameless.replace("running", "successful"));
    assertThat(result.observation().tasks()).isEmpty();
    assertThat(result.observation().jobs()).isEmpty();
  }

  @Test
  void history_that_the_list_had_no_room_for_is_no_event_when_it_shows_later() {
    String old = jobs(task("old", "failed", "08:00")).replace("j1", "j0");
    String known = jobs(task("t1", "failed", "09:00"));
    String fresh = jobs(task("t2", "failed", "09:50")).replace("j1", "j2");
    ReportedEnds start = sweep(ReportedEnds.NONE, known).ends();
    assertThat(sweep(start, both(known, old)).observation().tasks()).isEmpty();
    ReportedEnds read = ReportedEnds.parse(start.text());
    assertThat(sweep(read, both(fresh, old)).observation().tasks())
        .extracting(end -> end.task().taskId())
        .containsExactly("t2");
  }

  @Test
  void an_end_that_was_listed_as_running_counts_whatever_its_time() {
    String running = jobs(task("t1", "running", null)).replace("j1", "j0");
    String known = jobs(task("t0", "failed", "09:00"));
    ReportedEnds start = sweep(ReportedEnds.NONE, both(known, running)).ends();
    String ended = jobs(task("t1", "failed", "08:59")).replace("j1", "j0");
    assertThat(sweep(ReportedEnds.parse(start.text()), both(known, ended)).observation().tasks())
        .extracting(end -> end.task().taskId())
        .containsExactly("t1");
  }

  @Test
  void enumerations_are_read_in_any_letter_case() {
    ReportedEnds start = sweep(ReportedEnds.NONE, jobs()).ends();
    String jobs = jobs(task("t1", "Failed", "09:50")).replace("ingestion", "Ingestion");
    assertThat(sweep(start, jobs).observation().tasks())
        .extracting(TaskEnd::operation, end -> end.status().word())
        .containsExactly(org.assertj.core.groups.Tuple.tuple("ingestion", "failed"));
  }

  @Test
  void a_task_that_two_jobs_share_ends_once() {
    ReportedEnds start = sweep(ReportedEnds.NONE, jobs()).ends();
    String one = jobs(task("m", "successful", "09:50").replace("ingestion", "merge"));
    String two = one.replace("j1", "j2");
    String both = one.substring(0, one.length() - 1) + "," + two.substring(1);
    SweepObserver.SweepObservation result = sweep(start, both);
    assertThat(result.observation().tasks()).hasSize(1);
    assertThat(result.observation().jobs()).hasSize(1);
    assertThat(sweep(result.ends(), both).observation().tasks()).isEmpty();
  }

  @Test
  void an_unknown_status_is_no_end() {
    ReportedEnds start = sweep(ReportedEnds.NONE, jobs()).ends();
    assertThat(sweep(start, jobs(task("t1", "evaporated", "09:50"))).observation().tasks())
        .isEmpty();
  }

  @Test
  void a_failure_names_what_was_skipped_because_of_it_directly_or_not() {
    ReportedEnds start = sweep(ReportedEnds.NONE, jobs()).ends();
    String tasks =
        task("t1", "failed", "09:50")
            + ","
            + task("t2", "skipped", "09:51")
                .replace("\"ciError\"", "\"waitingTaskIds\":[\"t1\"],\"ciError\"")
                .replace("Loyalty", "Match")
            + ","
            + task("t3", "skipped", "09:52")
                .replace("\"ciError\"", "\"waitingTaskIds\":[\"t2\"],\"ciError\"")
                .replace("Loyalty", "Merge");
    assertThat(sweep(start, jobs(tasks)).observation().tasks().get(0).skipped())
        .containsExactly("Match", "Merge");
  }

  @Test
  void without_the_nodes_ends_wait_for_the_next_sweep() {
    ReportedEnds start = sweep(ReportedEnds.NONE, jobs()).ends();
    SweepAnswers partial =
        new SweepAnswers(Map.of(ApiList.JOBS, json(jobs(task("t1", "failed", "09:50")))));
    SweepObserver.SweepObservation result = SweepObserver.of(FRAME, start, partial);
    assertThat(result.observation().tasks()).isEmpty();
    assertThat(sweep(result.ends(), jobs(task("t1", "failed", "09:50"))).observation().tasks())
        .hasSize(1);
  }

  @Test
  void the_end_of_the_merge_is_distinguished_from_the_end_of_the_job() {
    ReportedEnds start = sweep(ReportedEnds.NONE, jobs()).ends();
    String merged = jobs(task("m", "successful", "09:50").replace("ingestion", "merge"));
    assertThat(sweep(start, merged).observation().jobs())
        .extracting(JobEnd::unified)
        .containsExactly(true);
    String ended = merged.replace("\"jobStatus\":\"running\"", "\"jobStatus\":\"successful\"");
    ReportedEnds unified = sweep(start, merged).ends();
    assertThat(sweep(unified, ended).observation().jobs())
        .extracting(JobEnd::unified, end -> end.status().word())
        .containsExactly(org.assertj.core.groups.Tuple.tuple(false, "successful"));
  }

  @Test
  void a_failure_with_forty_skips_is_one_end_that_names_them() {
    ReportedEnds start = sweep(ReportedEnds.NONE, jobs()).ends();
    StringBuilder tasks = new StringBuilder(task("t0", "failed", "09:50"));
    for (int i = 1; i <= 40; i++) {
      tasks
          .append(',')
          .append(
              task("t" + i, "skipped", "09:51")
                  .replace("\"ciError\"", "\"waitingTaskIds\":[\"t0\"],\"ciError\"")
                  .replace("Loyalty", "Part " + i));
    }
    List<TaskEnd> ends = sweep(start, jobs(tasks.toString())).observation().tasks();
    assertThat(ends).filteredOn(end -> end.status().is(WorkStatus.WorkState.FAILED)).hasSize(1);
    assertThat(ends.get(0).skipped()).hasSize(40).contains("Part 1", "Part 40");
  }

  @org.junit.jupiter.params.ParameterizedTest
  @org.junit.jupiter.params.provider.CsvSource({
    "failed,   09:50, '',      unknown",
    "failed,   09:50, Error,   permanent",
    "failed,   09:50, Warning, unknown",
    "failed,   ,      Error,   unknown",
    "failed,   ,      Warning, retrying",
    "timedOut, 09:50, '',      permanent",
    "successful, 09:50, '',    unknown",
  })
  void the_outlook_is_taken_from_the_source(
      String status,
      @org.jspecify.annotations.Nullable String at,
      String severity,
      String outlook) {
    ReportedEnds start = sweep(ReportedEnds.NONE, jobs()).ends();
    String said =
        severity.isEmpty() ? "\"message\"" : "\"resultSeverity\":\"" + severity + "\",\"message\"";
    String jobs = jobs(task("t1", status, at).replace("\"message\"", said));
    assertThat(sweep(start, jobs).observation().tasks())
        .extracting(end -> end.outlook().word())
        .containsExactly(outlook);
  }

  @Test
  void a_failed_task_whose_node_is_at_work_for_its_job_is_being_tried_again() {
    ReportedEnds start = sweep(ReportedEnds.NONE, jobs()).ends();
    SweepObserver.SweepObservation result =
        SweepObserver.of(
            FRAME,
            start,
            answers(
                json(jobs(task("t1", "failed", "09:50"))),
                json(NODES.replace("\"jobIds\"", "\"taskStatus\":\"Running\",\"jobIds\""))));
    assertThat(result.observation().tasks())
        .extracting(end -> end.outlook().word())
        .containsExactly("retrying");
  }

  @Test
  void a_retried_failure_is_reported_once_and_so_is_a_success_after_it() {
    ReportedEnds mark = sweep(ReportedEnds.NONE, jobs()).ends();
    String trying =
        jobs(
            task("t1", "failed", null)
                .replace("\"message\"", "\"resultSeverity\":\"warning\",\"message\""));
    List<Integer> ends = new java.util.ArrayList<>();
    for (String jobs :
        List.of(
            trying,
            trying,
            jobs(task("t1", "running", null)),
            trying,
            jobs(task("t1", "failed", "09:55")),
            jobs(task("t1", "failed", "09:55")),
            jobs(task("t1", "successful", "09:58")),
            jobs(task("t1", "successful", "09:58")))) {
      SweepObserver.SweepObservation result = sweep(mark, jobs);
      mark = ReportedEnds.parse(result.ends().text());
      ends.add(result.observation().tasks().size());
    }
    assertThat(ends).containsExactly(1, 0, 0, 0, 0, 0, 1, 0);
  }

  @Test
  void evaluations_of_the_history_come_before_the_latest() {
    String segments =
        """
        [{"name":"S","friendlyName":"High value","createdUtc":"2026-01-01T00:00:00Z",
          "evaluationStatus":{"jobStatus":"CompletedSuccess","entityCount":12,
             "evaluationDate":"2026-03-01T09:00:00Z","lastSuccessfulRunId":"r3"},
          "evaluationStatusHistory":[
            {"jobStatus":"CompletedSuccess","entityCount":9,"evaluationDate":"2026-03-01T08:00:00Z"},
            {"jobStatus":"CompletedFailure","entityCount":0,"evaluationDate":"2026-03-01T07:30:00Z"},
            {"jobStatus":"CompletedSuccess","entityCount":15,"evaluationDate":"2026-03-01T07:00:00Z"}]}]
        """;
    assertThat(Segments.read(json(segments)))
        .extracting(reading -> String.valueOf(reading.value()))
        .containsExactly("15", "9", "12");
  }

  @Test
  void evaluations_with_equal_times_count_once() {
    String segments =
        """
        [{"name":"S",
          "evaluationStatus":{"jobStatus":"CompletedSuccess","entityCount":12,
             "evaluationDate":"2026-03-01T09:00:00"},
          "evaluationStatusHistory":[
            {"jobStatus":"CompletedSuccess","entityCount":12,"evaluationDate":"2026-03-01T09:00:00"},
            {"jobStatus":"CompletedSuccess","entityCount":9,"evaluationDate":"2026-03-01T09:00:00"},
            {"jobStatus":"CompletedSuccess","entityCount":7,"evaluationDate":"2026-03-01T08:00:00"},
            {"jobStatus":"CompletedSuccess","entityCount":6,"evaluationDate":"2026-03-01T08:00:00"}]}]
        """;
    assertThat(Segments.read(json(segments)))
        .extracting(reading -> String.valueOf(reading.value()))
        .containsExactly("7", "12");
  }

  @Test
  void an_evaluation_of_the_history_counts_while_the_next_one_runs() {
    String segments =
        """
        [{"name":"S",
          "evaluationStatus":{"jobStatus":"Running","entityCount":0,
             "evaluationDate":"2026-03-01T09:00:00"},
          "evaluationStatusHistory":[
            {"jobStatus":"CompletedSuccess","entityCount":9,"evaluationDate":"2026-03-01T09:00:00"}]}]
        """;
    assertThat(Segments.read(json(segments)))
        .extracting(reading -> String.valueOf(reading.value()))
        .containsExactly("9", "null");
  }

  @Test
  void of_several_values_of_a_measure_that_of_its_first_aggregate_counts() {
    String measure =
        """
        [{"name":"M","definition":{"isScalar":true,"aggregates":[{"alias":"Total"},{"alias":"Most"}]},
          "output":{"values":{"Most":"7","total":"5"},"evaluationTime":"2026-03-01T09:00:00Z"}}]
        """;
    assertThat(Measures.read(json(measure)).get(0).value()).isEqualByComparingTo("5");
    Reading unnamed = Measures.read(json(measure.replace("total", "sum"))).get(0);
    assertThat(unnamed.value()).isNull();
    assertThat(unnamed.problem()).contains("2 values");
  }

  @Test
  void a_measure_with_dimensions_has_no_value_and_says_why() {
    String measures =
        """
        [{"name":"M","definition":{"kind":"entity","isScalar":false,"dimensions":[{"field":"Country"}]},
          "output":{"values":{"a":"5"},"evaluationTime":"2026-03-01T09:00:00Z"}}]
        """;
    Reading reading = Measures.read(json(measures)).get(0);
    assertThat(reading.value()).isNull();
    assertThat(reading.problem()).contains("dimensions");
  }

  @Test
  void a_scalar_measure_is_read_from_its_text_exactly() {
    String measures =
        """
        [{"name":"M","definition":{"kind":"entity","isScalar":true},
          "output":{"values":{"total":"9007199254740993.10"},"evaluationTime":"2026-03-01T09:00:00"}}]
        """;
    Reading reading = Measures.read(json(measures)).get(0);
    assertThat(String.valueOf(reading.value())).isEqualTo("9007199254740993.10");
    assertThat(reading.evaluatedAt()).isEqualTo(Instant.parse("2026-03-01T09:00:00Z"));
  }

  @Test
  void a_fingerprint_does_not_depend_on_the_order_of_keys() {
    assertThat(Fingerprint.hash(json("[{\"a\":1,\"b\":[2]}]")))
        .isEqualTo(Fingerprint.hash(json("[{\"b\":[2],\"a\":1}]")))
        .isNotEqualTo(Fingerprint.hash(json("[{\"b\":[3],\"a\":1}]")));
  }

  private static List<String> entities(String nodes, String tasks) {
    ReportedEnds start = sweep(ReportedEnds.NONE, jobs()).ends();
    return sweep(start, jobs(tasks), nodes).observation().tasks().stream()
        .map(end -> end.entity().id())
        .toList();
  }

  private static String both(String one, String two) {
    return one.substring(0, one.length() - 1) + "," + two.substring(1);
  }

  private static SweepObserver.SweepObservation sweep(ReportedEnds before, String jobs) {
    return sweep(before, jobs, NODES);
  }

  private static SweepObserver.SweepObservation sweep(
      ReportedEnds before, String jobs, String nodes) {
    return SweepObserver.of(FRAME, before, answers(json(jobs), json(nodes)));
  }

  /** Everything could be read; the lists but these two are empty. */
  private static SweepAnswers answers(Object jobs, Object nodes) {
    return new SweepAnswers(
        Map.of(
            ApiList.DATA_SOURCES,
            List.of(),
            ApiList.SEGMENTS,
            List.of(),
            ApiList.MEASURES,
            List.of(),
            ApiList.JOBS,
            jobs,
            ApiList.STATUS,
            nodes));
  }

  private static String jobs(String... tasks) {
    return "[{\"jobId\":\"j1\",\"operationType\":\"all\",\"jobSubmissionKind\":\"scheduled\","
        + "\"jobStatus\":\"running\",\"tasks\":["
        + String.join(",", tasks)
        + "]}]";
  }

  private static String task(
      String id, String status, @org.jspecify.annotations.Nullable String at) {
    String end = at == null ? "" : ",\"endTimestamp\":\"2026-03-01T" + at + ":00Z\"";
    return "{\"taskId\":\"%s\",\"operationType\":\"ingestion\",\"friendlyName\":\"Loyalty\",\"taskStatus\":\"%s\"%s,\"ciError\":{\"message\":\"gone\"}}"
        .formatted(id, status, end);
  }

  private static Object json(String text) {
    try {
      return JsonMapper.builder().build().readValue(text, Object.class);
    } catch (JsonProcessingException broken) {
      throw new IllegalArgumentException(broken);
    }
  }
}
