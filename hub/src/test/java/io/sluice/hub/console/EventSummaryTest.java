package io.sluice.hub.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventSummaryTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"data": {"size": 1045, "threshold": 1000}, "previous": {"size": 962}} | 962 to 1045, threshold 1000
          {"data": {"value": 1.5, "threshold": 1}, "previous": {"value": null}}  | 1.5, threshold 1
          {"data": {"value": 7, "threshold": 5}, "previous": {}}                 | 7, threshold 5
          {"data": {"status": "failed", "error": "No rights.", "skipped": [1, 2]}} | No rights.; 2 skipped because of it
          {"data": {"status": "successful", "error": null, "skipped": []}}       | ``
          {"data": {"map": "successful", "match": "timedOut", "merge": "skipped"}} | match timedOut
          {"data": {"status": "failed", "stages": {"ingestion": "successful", "merge": "failed"}}} | merge failed
          {"data": {"since": "x", "reason": "no sweep could read everything"}}   | no sweep could read everything
          {"data": "of another shape"}                                           | ``
          {}                                                                     | ``
          """)
  void an_event_is_summarised_in_one_line(String event, String words) {
    assertThat(EventSummary.of(new JsonObject(event))).isEqualTo(words);
  }

  @Test
  void a_value_that_is_no_object_has_an_empty_summary() {
    assertThat(EventSummary.of(null)).isEmpty();
    assertThat(EventSummary.of("text")).isEmpty();
  }
}
