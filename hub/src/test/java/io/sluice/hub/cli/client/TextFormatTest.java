package io.sluice.hub.cli.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TextFormatTest {
  @Test
  void times_are_shown_to_the_second_in_utc() {
    JsonObject item = new JsonObject().put("at", "2026-11-21T09:05:09.999Z");
    assertThat(TextFormat.time(item, "at")).isEqualTo("2026-11-21 09:05:09Z");
    assertThat(TextFormat.time(item, "other")).isEqualTo("-");
  }

  @Test
  void durations_are_shown_in_a_fitting_unit() {
    assertThat(TextFormat.duration(Duration.ofMillis(999))).isEqualTo("999 ms");
    assertThat(TextFormat.duration(Duration.ofMillis(1299))).isEqualTo("1.2 s");
    assertThat(TextFormat.duration(Duration.ofMillis(119_999))).isEqualTo("119.9 s");
    assertThat(TextFormat.duration(Duration.ofSeconds(60))).isEqualTo("60 s");
    assertThat(TextFormat.duration(Duration.ofSeconds(125))).isEqualTo("2 min 5 s");
    assertThat(TextFormat.duration(Duration.ofHours(1))).isEqualTo("60 min");
  }

  @Test
  void a_duration_needs_both_ends() {
    JsonObject open = new JsonObject().put("from", "2026-11-21T09:00:00Z");
    assertThat(TextFormat.duration(open, "from", "to")).isEqualTo("-");
    assertThat(TextFormat.duration(open.put("to", "2026-11-21T09:00:01.500Z"), "from", "to"))
        .isEqualTo("1.5 s");
  }
}
