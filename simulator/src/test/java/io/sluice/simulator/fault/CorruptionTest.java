package io.sluice.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.simulator.front.Answer;
import io.sluice.simulator.front.AnswerBody;
import io.sluice.simulator.front.Json;
import io.sluice.simulator.front.Request;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CorruptionTest {
  private static final Answer PAGE =
      Answer.json(200, Map.of("value", List.of(Map.of("id", "a"), Map.of("id", "b"))));

  @Test
  void the_corrupted_body_is_not_json() {
    assertThat(Json.parse(Buffer.buffer(Corruption.malformed(PAGE).text()))).isEmpty();
  }

  @Test
  void byte_order_mark_and_invalid_byte_are_sent() {
    AnswerBody.Whole marked = (AnswerBody.Whole) Corruption.marked(PAGE).body();
    assertThat(marked.bytes().getUnsignedByte(0)).isEqualTo((short) 0xef);
    AnswerBody.Whole bad = (AnswerBody.Whole) Corruption.badUtf8(PAGE).body();
    assertThat(bad.bytes().getBytes()).contains((byte) 0xff);
  }

  @Test
  void fields_are_renamed_dropped_and_added_wherever_they_are() {
    assertThat(Corruption.word(PAGE, "id", "odd").text())
        .isEqualTo("{\"value\":[{\"id\":\"odd\"},{\"id\":\"odd\"}]}");
    assertThat(Corruption.drop(PAGE, "id").text()).isEqualTo("{\"value\":[{},{}]}");
    assertThat(Corruption.extra(PAGE).text())
        .isEqualTo(
            "{\"value\":[{\"id\":\"a\",\"xNotInTheDescription\":true},"
                + "{\"id\":\"b\",\"xNotInTheDescription\":true}],\"xNotInTheDescription\":true}");
  }

  @Test
  void lists_are_shortened_bare_or_wrapped() {
    assertThat(Corruption.shorten(PAGE, 1).text()).isEqualTo("{\"value\":[{\"id\":\"a\"}]}");
    assertThat(Corruption.shorten(Answer.json(200, List.of(1, 2)), 0).text()).isEqualTo("[]");
    assertThat(Corruption.shorten(Answer.text(200, "hi"), 0).text()).isEqualTo("hi");
  }

  @Test
  void a_large_body_is_padded_in_parts() {
    AnswerBody.Parts parts = (AnswerBody.Parts) Corruption.large(PAGE, 3).body();
    long length = 0;
    for (Buffer part : parts.parts()) {
      length += part.length();
    }
    assertThat(length).isEqualTo(3 * 1_048_576 + PAGE.text().length());
  }

  @Test
  void skips_are_dropped_or_shifted() {
    Request second = Request.of("GET", "/data/Customer?$skip=100&$top=10");
    assertThat(Corruption.withoutSkip(second).query()).containsOnlyKeys("$top");
    assertThat(Corruption.shifted(second, 1).parameter("$skip")).contains("101");
    assertThat(Corruption.shifted(second, -1).parameter("$skip")).contains("99");
    Request first = Request.of("GET", "/data/Customer");
    assertThat(Corruption.shifted(first, 1)).isEqualTo(first);
  }
}
