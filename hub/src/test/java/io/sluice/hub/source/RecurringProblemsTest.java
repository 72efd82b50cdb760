package io.sluice.hub.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecurringProblemsTest {
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  private final RecurringProblems troubles = new RecurringProblems();

  private static Map<String, String> failing(String... operationsAndTexts) {
    Map<String, String> problems = new LinkedHashMap<>();
    for (int i = 0; i < operationsAndTexts.length; i += 2) {
      problems.put(operationsAndTexts[i], operationsAndTexts[i + 1]);
    }
    return problems;
  }

  private List<String> after(long seconds, Map<String, String> problems) {
    return troubles.lines(problems, NOON.plusSeconds(seconds));
  }

  @Test
  void calls_that_fail_for_one_reason_are_one_line() {
    Map<String, String> problems =
        failing("ListJobs", "503", "ListSegments", "503", "GetStatus", "404");
    assertThat(after(0, problems)).containsExactly("ListJobs, ListSegments: 503", "GetStatus: 404");
    assertThat(RecurringProblems.sentences(problems))
        .isEqualTo("ListJobs, ListSegments: 503; GetStatus: 404");
  }

  @Test
  void an_unchanged_problem_is_logged_again_after_ten_minutes_with_its_start() {
    assertThat(after(0, failing("ListJobs", "503"))).hasSize(1);
    assertThat(after(599, failing("ListJobs", "503"))).isEmpty();
    assertThat(after(600, failing("ListJobs", "503")))
        .containsExactly("ListJobs: 503 (since 2026-11-21T12:00:00Z)");
    assertThat(after(1199, failing("ListJobs", "503"))).isEmpty();
  }

  @Test
  void a_changed_reason_is_logged_at_once() {
    after(0, failing("ListJobs", "503"));
    assertThat(after(5, failing("ListJobs", "no answer within 30 s")))
        .containsExactly("ListJobs: no answer within 30 s");
  }

  @Test
  void an_operation_that_joins_a_problem_is_logged_alone() {
    after(0, failing("ListJobs", "503"));
    assertThat(after(5, failing("ListJobs", "503", "GetStatus", "503")))
        .containsExactly("GetStatus: 503");
  }

  @Test
  void a_recovery_is_logged_once_with_the_length_of_the_failure() {
    after(0, failing("ListJobs", "503", "GetStatus", "503"));
    after(60, failing("ListJobs", "503", "GetStatus", "404"));
    assertThat(troubles.over(Map.of(), NOON.plusSeconds(90)))
        .containsExactly("ListJobs, GetStatus: works again after 90 s");
    assertThat(troubles.over(Map.of(), NOON.plusSeconds(95))).isEmpty();
    assertThat(after(100, failing("ListJobs", "503"))).containsExactly("ListJobs: 503");
  }

  @Test
  void a_sweep_that_came_to_nothing_ends_no_other_trouble() {
    after(0, failing("ListJobs", "503"));
    assertThat(after(5, failing("the sweep", "disk full"))).containsExactly("the sweep: disk full");
    assertThat(troubles.over(failing("ListJobs", "503"), NOON.plusSeconds(10)))
        .containsExactly("the sweep: works again after 5 s");
  }
}
