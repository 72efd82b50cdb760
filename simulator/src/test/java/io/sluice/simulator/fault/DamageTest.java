package io.sluice.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.simulator.front.Answer;
import io.sluice.simulator.front.Body;
import io.sluice.simulator.front.Json;
import io.sluice.simulator.front.Request;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DamageTest {
  private static final Answer PAGE =
      Answer.json(200, Map.of("value", List.of(Map.of("id", "a"), Map.of("id", "b"))));

  @Test
  void a_malformed_body_is_no_json() {
    assertThat(Json.parse(Buffer.buffer(Damage.malformed(PAGE).text()))).isEmpty();
  }

  @Test
  void a_mark_and_a_bad_byte_are_in_the_bytes() {
    Body.Whole marked = (Body.Whole) Damage.marked(PAGE).body();
    assertThat(marked.bytes().getUnsignedByte(0)).isEqualTo((short) 0xef);
    Body.Whole bad = (Body.Whole) Damage.badUtf8(PAGE).body();
    assertThat(bad.bytes().getBytes()).contains((byte) 0xff);
  }

  @Test
  void fields_are_renamed_dropped_and_added_wherever_they_are() {
    assertThat(Damage.word(PAGE, "id", "odd").text())
        .isEqualTo("{\"value\":[{\"id\":\"odd\"},{\"id\":\"odd\"}]}");
    assertThat(Damage.drop(PAGE, "id").text()).isEqualTo("{\"value\":[{},{}]}");
    assertThat(Damage.extra(PAGE).text())
        .isEqualTo(
            "{\"value\":[{\"id\":\"a\",\"xNotInTheDescription\":true},"
                + "{\"id\":\"b\",\"xNotInTheDescription\":true}],\"xNotInTheDescription\":true}");
  }

  @Test
  void lists_are_shortened_bare_or_wrapped() {
    assertThat(Damage.shorten(PAGE, 1).text()).isEqualTo("{\"value\":[{\"id\":\"a\"}]}");
    assertThat(Damage.shorten(Answer.json(200, List.of(1, 2)), 0).text()).isEqualTo("[]");
    assertThat(Damage.shorten(Answer.text(200, "hi"), 0).text()).isEqualTo("hi");
  }

  @Test
  void a_large_body_is_padded_in_parts() {
    Body.Parts parts = (Body.Parts) Damage.large(PAGE, 3).body();
    long length = 0;
    for (Buffer part : parts.parts()) {
      length += part.length();
    }
    assertThat(length).isEqualTo(3 * 1_048_576 + PAGE.text().length());
  }

  @Test
  void skips_are_dropped_or_shifted() {
    Request second = Request.of("GET", "/data/Customer?$skip=100&$top=10");
    assertThat(Damage.withoutSkip(second).query()).containsOnlyKeys("$top");
    assertThat(Damage.shifted(second, 1).parameter("$skip")).contains("101");
    assertThat(Damage.shifted(second, -1).parameter("$skip")).contains("99");
    Request first = Request.of("GET", "/data/Customer");
    assertThat(Damage.shifted(first, 1)).isEqualTo(first);
  }
}
