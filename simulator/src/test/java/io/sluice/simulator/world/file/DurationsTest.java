package io.sluice.simulator.world.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "300ms, 300",
    "4s, 4000",
    "1h30m, 5400000",
    "2d, 172800000",
    "PT1M, 60000",
    "PT1H30M5S, 5405000",
    "P1D, 86400000",
    "P1DT1S, 86401000",
    "36525d, 3155760000000"
  })
  void both_forms_are_read(String text, long millis) {
    assertThat(Durations.parse(text)).contains(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "s",
        "1x",
        "-1s",
        "1s ",
        "P",
        "PT",
        "P1DT",
        "P1Y",
        "PT-1M",
        "pt1m",
        "PT1.5S",
        "36525d1ms",
        "P36526D",
        "999999999d999999999d"
      })
  void anything_else_is_refused(String text) {
    assertThat(Durations.parse(text)).isEmpty();
  }
}
