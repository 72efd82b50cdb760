package io.sluice.hub.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ListAnswerTest {
  private static final ApiList SEGMENTS = ApiList.SEGMENTS;
  private static final ApiList JOBS = ApiList.JOBS;

  @Test
  void a_list_is_a_list_also_when_it_is_empty() {
    assertThat(ListAnswer.of(SEGMENTS, 200, List.of())).isEqualTo(new ListAnswer(List.of(), null));
    assertThat(ListAnswer.of(SEGMENTS, 200, List.of(Map.of("name", "S"), "x")).list()).hasSize(2);
  }

  @Test
  void no_content_is_the_empty_list_and_null_is_none() {
    assertThat(ListAnswer.of(SEGMENTS, 204, null).list()).isEqualTo(List.of());
    assertThat(ListAnswer.of(SEGMENTS, 200, null).problem())
        .isEqualTo("an answer of status 200 holds no list");
  }

  @Test
  void a_list_in_an_object_is_read_unless_it_has_further_pages() {
    List<?> list = List.of(Map.of("name", "S"));
    assertThat(ListAnswer.of(SEGMENTS, 200, Map.of("value", list)).list()).isEqualTo(list);
    Map<String, Object> page = Map.of("value", list, "@odata.nextLink", "more");
    assertThat(ListAnswer.of(SEGMENTS, 200, page).problem()).contains("another page");
    assertThat(ListAnswer.of(SEGMENTS, 200, Map.of("message", "gone")).problem())
        .isEqualTo("an answer of status 200 holds no list, but says: gone");
    Map<String, Object> wrapped = Map.of("error", Map.of("message", "denied"));
    assertThat(ListAnswer.of(SEGMENTS, 200, wrapped).problem()).endsWith("but says: denied");
  }

  @Test
  void a_list_without_identifiable_items_does_not_delete_everything() {
    ListAnswer answer = ListAnswer.of(SEGMENTS, 200, List.of(Map.of("title", "S")));
    assertThat(answer.list()).isNull();
    assertThat(answer.problem()).isEqualTo("none of the 1 items has a 'name'");
  }

  @Test
  void jobs_without_tasks_are_no_reading_of_refreshes() {
    Map<String, Object> job = Map.of("jobId", "j1", "jobStatus", "successful");
    assertThat(ListAnswer.of(JOBS, 200, List.of(job)).problem()).contains("tasks");
    Map<String, Object> skipped = Map.of("jobId", "j2", "jobStatus", "skipped");
    assertThat(ListAnswer.of(JOBS, 200, List.of(job, skipped)).list()).hasSize(2);
    Map<String, Object> bare = Map.of("jobId", "j3", "jobStatus", "successful", "tasks", List.of());
    assertThat(ListAnswer.of(JOBS, 200, List.of(job, bare)).list()).hasSize(2);
  }
}
