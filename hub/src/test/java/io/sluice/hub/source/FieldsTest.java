package io.sluice.hub.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0001-01-01T00:00:00Z",
        "1969-12-31T23:59:59.9999999Z",
        "2038-01-19T03:14:08Z",
        "9999-12-31T23:59:59.9999999Z"
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
        "soon"
      })
  void others_are_no_times(String text) {
    assertThat(time(text).time("at")).isEmpty();
  }

  private static Fields time(String text) {
    return Fields.of(Map.of("at", text));
  }
}
