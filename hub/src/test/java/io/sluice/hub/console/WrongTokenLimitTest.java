package io.sluice.hub.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WrongTokenLimitTest {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final WrongTokenLimit attempts = new WrongTokenLimit();

  @Test
  void an_address_may_send_a_few_wrong_tokens() {
    fail("a", WrongTokenLimit.MAX_FAILURES - 1, 0);
    assertThat(attempts.waitSeconds("a", 0)).isZero();
  }

  @Test
  void after_too_many_it_waits_out_the_minute() {
    fail("a", WrongTokenLimit.MAX_FAILURES, 0);
    assertThat(attempts.waitSeconds("a", 0)).isEqualTo(61);
    assertThat(attempts.waitSeconds("a", 59 * SECOND)).isEqualTo(2);
    assertThat(attempts.waitSeconds("a", 60 * SECOND)).isZero();
  }

  @Test
  void another_address_is_not_affected() {
    fail("a", WrongTokenLimit.MAX_FAILURES, 0);
    assertThat(attempts.waitSeconds("b", 0)).isZero();
  }

  @Test
  void a_new_minute_counts_from_one() {
    fail("a", WrongTokenLimit.MAX_FAILURES, 0);
    fail("a", 1, 60 * SECOND);
    assertThat(attempts.waitSeconds("a", 60 * SECOND)).isZero();
  }

  @Test
  void at_most_a_thousand_addresses_are_remembered() {
    fail("first", WrongTokenLimit.MAX_FAILURES, 0);
    for (int i = 0; i < 1000; i++) {
      fail("address-" + i, 1, 0);
    }
    assertThat(attempts.waitSeconds("first", 0)).isZero();
  }

  private void fail(String address, int times, long now) {
    for (int i = 0; i < times; i++) {
      attempts.recordFailure(address, now);
    }
  }
}
