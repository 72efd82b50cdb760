package io.sluice.hub.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.sluice.hub.gate.BucketKey;
import io.sluice.hub.metrics.Meters;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** docs/faults.md D8: clock skew is reported before receivers refuse signatures because of it. */
final class SkewTest {
  private static final BucketKey API = new BucketKey(BucketKey.Kind.CUSTOMER_INSIGHTS, "t/e");
  private static final Map<String, String> NOON = Map.of("date", "Tue, 10 Mar 2026 12:00:00 GMT");

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final Skew skew = new Skew(new Meters(registry));

  @Test
  void a_skew_of_a_minute_is_reported_from_the_first_answer_until_the_clocks_agree() {
    heard("12:01:00");
    assertThat(skew.isFar()).isFalse();
    heard("12:01:01");
    assertThat(skew.isFar()).isTrue();
    assertThat(registry.get("sluice.clock.skew.seconds").gauge().value()).isEqualTo(61);
    heard("12:00:01");
    assertThat(skew.isFar()).isFalse();
    heard("11:00:00");
    assertThat(skew.isFar()).isTrue();
    assertThat(registry.get("sluice.clock.skew.seconds").gauge().value()).isEqualTo(-3600);
  }

  @Test
  void only_valid_dates_of_the_api_count() {
    Instant later = Instant.parse("2026-03-10T13:00:00Z");
    skew.observe(new BucketKey(BucketKey.Kind.HTTP, "receiver.example"), NOON, later);
    skew.observe(API, Map.of(), later);
    skew.observe(API, Map.of("date", "noon"), later);

    assertThat(skew.isFar()).isFalse();
  }

  private void heard(String time) {
    skew.observe(API, NOON, Instant.parse("2026-03-10T" + time + "Z"));
  }
}
