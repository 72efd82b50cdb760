package io.sluice.hub.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"", " 1", "1,234", "12 %", "NaN", "Infinity", "0x10", "1_000", "1.", ".5"})
  void a_text_that_is_not_a_plain_decimal_is_no_number(String text) {
    assertThat(Decimals.read(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "+1", "1.50", "1e3", "12345678901234567890.123"})
  void a_plain_decimal_text_is_read_exactly(String text) {
    assertThat(Decimals.read(text)).contains(new BigDecimal(text));
  }

  @Test
  void a_very_long_text_is_no_number() {
    assertThat(Decimals.read("9".repeat(160_000))).isEmpty();
  }

  @Test
  void values_that_are_not_finite_are_no_numbers() {
    assertThat(Decimals.read(Double.NaN)).isEmpty();
    assertThat(Decimals.read(Double.POSITIVE_INFINITY)).isEmpty();
  }
}
