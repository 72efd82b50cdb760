package io.sluice.hub.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

final class StoreHealthTest {
  private static final StoreFault FULL = fault(FaultKind.FULL);
  private static final StoreFault BROKEN = fault(FaultKind.BROKEN);

  @Test
  void a_healthy_store_refuses_nothing_and_probes_nothing() {
    assertThat(StoreHealth.FINE.takesWrites()).isTrue();
    assertThat(StoreHealth.FINE.refusal(Long.MAX_VALUE)).isNull();
    assertThat(StoreHealth.FINE.probeDue(Long.MAX_VALUE)).isFalse();
  }

  @Test
  void after_a_passing_trouble_writes_fail_until_a_probe_is_due() {
    StoreHealth health = StoreHealth.FINE.after(FULL, 100);

    assertThat(health.takesWrites()).isFalse();
    assertThat(health.refusal(100 + StoreHealth.PROBE_INTERVAL - 1)).isSameAs(FULL.error());
    assertThat(health.refusal(100 + StoreHealth.PROBE_INTERVAL)).isNull();
    assertThat(health.probeDue(100 + StoreHealth.PROBE_INTERVAL)).isTrue();
  }

  @Test
  void a_failed_probe_puts_the_next_one_off() {
    StoreHealth health = StoreHealth.FINE.after(FULL, 0).after(FULL, StoreHealth.PROBE_INTERVAL);

    assertThat(health.probeDue(StoreHealth.PROBE_INTERVAL)).isFalse();
    assertThat(health.probeDue(2 * StoreHealth.PROBE_INTERVAL)).isTrue();
  }

  @Test
  void after_a_failed_flush_nothing_is_written_again() {
    StoreHealth health = StoreHealth.FINE.after(BROKEN, 0);

    assertThat(health.probeDue(Long.MAX_VALUE)).isFalse();
    assertThat(health.refusal(Long.MAX_VALUE)).isSameAs(BROKEN.error());
    assertThat(health.after(FULL, 5)).isEqualTo(health);
  }

  @Test
  void a_passing_trouble_may_turn_into_a_lasting_one() {
    assertThat(StoreHealth.FINE.after(FULL, 0).after(BROKEN, 1).fault()).isEqualTo(BROKEN);
  }

  @Test
  void a_probe_that_went_well_ends_a_passing_trouble_only() {
    assertThat(StoreHealth.FINE.after(FULL, 0).recovered()).isEqualTo(StoreHealth.FINE);
    StoreHealth broken = StoreHealth.FINE.after(BROKEN, 0);
    assertThat(broken.recovered()).isEqualTo(broken);
  }

  @Test
  void an_invalid_write_does_not_affect_the_health_of_the_store() {
    assertThat(StoreHealth.FINE.after(fault(FaultKind.WRITE), 0)).isEqualTo(StoreHealth.FINE);
  }

  /** The clock's origin is arbitrary and may make its readings wrap. */
  @Test
  void the_clock_may_wrap() {
    long now = Long.MAX_VALUE - 1;
    StoreHealth health = StoreHealth.FINE.after(FULL, now);

    assertThat(health.probeDue(now)).isFalse();
    assertThat(health.probeDue(now + StoreHealth.PROBE_INTERVAL)).isTrue();
  }

  private static StoreFault fault(FaultKind kind) {
    return StoreFault.of(kind, new IOException("disk"));
  }
}
