package io.sluice.wdl.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
  @ParameterizedTest
  @CsvSource({
    "PT5S, 5",
    "PT1H30M, 5400",
    "P1D, 86400",
    "P1DT12H, 129600",
    "P1W, 604800",
    "P1M, 2592000",
    "P1Y, 31536000"
  })
  void iso_durations_are_read(String text, long seconds) {
    assertThat(Durations.parse(text)).contains(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5 s", "P", "PT", "1D", "P1X", "PT1D", "P99999999999D"})
  void anything_else_is_none(String text) {
    assertThat(Durations.parse(text)).isEmpty();
  }
}
