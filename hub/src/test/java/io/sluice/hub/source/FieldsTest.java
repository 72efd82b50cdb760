package io.sluice.hub.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0001-01-01T00:00:01Z",
        "1969-12-31T23:59:59.9999999Z",
        "2038-01-19T03:14:08Z",
        "9999-12-31T23:59:58.9999999Z"
      })
  void times_of_four_digit_years_are_read_as_they_are(String text) {
    assertThat(time(text).time("at")).contains(Instant.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+10000-01-01T00:00:00Z",
        "+999999999-12-31T23:59:59Z",
        "-0001-01-01T00:00:00Z",
        "0001-01-01T00:00:00+01:00",
        "2026-02-30T00:00:00Z",
        "0001-01-01T00:00:00",
        "0001-01-01T00:00:00Z",
        "9999-12-31T23:59:59.9999999Z",
        "soon"
      })
  void others_are_no_times(String text) {
    assertThat(time(text).time("at")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-21T10:00:00.1234567Z, 2026-11-21T10:00:00.123456700Z",
    "2026-11-21T10:00:00.1234567, 2026-11-21T10:00:00.123456700Z",
    "2026-11-21T10:00:00.12, 2026-11-21T10:00:00.120Z",
    "2026-11-21T10:00:00, 2026-11-21T10:00:00Z",
    "2026-11-21T12:00:00.5+02:00, 2026-11-21T10:00:00.500Z"
  })
  void a_time_without_an_offset_is_utc_and_may_have_any_number_of_digits(
      String text, Instant meant) {
    assertThat(time(text).time("at")).contains(meant);
  }

  @ParameterizedTest
  @CsvSource({
    "timedOut, timedOut",
    "TimedOut, timedOut",
    "TIMEDOUT, timedOut",
    "timedout, timedOut",
    "OnDemand, onDemand",
    "onDEMAND, onDemand",
    "CompletedSuccess, completedSuccess",
    "SUCCESSFUL, successful",
    "Successful, successful",
    "CompletedWithWarnings, completedWithWarnings"
  })
  void a_word_is_the_same_in_any_letters(String text, String meant) {
    assertThat(Fields.of(Map.of("status", text)).word("status")).isEqualTo(meant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0C1B7F3E-6A9D-4B52-8F0E-3D5A7C9E1B24",
        "{0c1b7f3e-6a9d-4b52-8f0e-3d5a7c9e1b24}",
        "0c1b7f3e6a9d4b528f0e3d5a7c9e1b24",
        "0c1b7f3e-6a9d-4b52-8f0e-3d5a7c9e1b24"
      })
  void an_id_is_the_same_in_any_spelling(String text) {
    assertThat(Fields.of(Map.of("taskId", text)).id("taskId"))
        .contains("0c1b7f3e-6a9d-4b52-8f0e-3d5a7c9e1b24");
  }

  @ParameterizedTest
  @ValueSource(strings = {"taskId", "TaskId", "taskid", "TASKID"})
  void a_name_is_the_same_in_any_letters(String name) {
    assertThat(Fields.of(Map.of(name, "t1")).id("taskId")).contains("t1");
  }

  private static Fields time(String text) {
    return Fields.of(Map.of("at", text));
  }
}
