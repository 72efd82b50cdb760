package io.sluice.hub.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireJsonTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "[1] <html>",
        "[1][2]",
        "{\"a\":1,\"a\":2}",
        "[{\"a\":1}",
        "",
        "<html></html>",
      })
  void anything_but_one_json_value_is_refused(String text) {
    assertThat(WireJson.read(Buffer.buffer(text))).isEmpty();
  }

  @Test
  void a_byte_order_mark_is_skipped() {
    Buffer marked = Buffer.buffer().appendBytes(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
    assertThat(read(marked.appendString("[1]"))).isEqualTo(List.of(1L));
  }

  @Test
  void utf_16_is_read_as_well() {
    byte[] bytes = "[\"\u00e9\"]".getBytes(StandardCharsets.UTF_16);
    assertThat(read(Buffer.buffer(bytes))).isEqualTo(List.of("\u00e9"));
  }

  @Test
  void invalid_utf_8_is_refused_and_not_replaced() {
    byte[] bytes = "[\"Loyalty\"]".getBytes(StandardCharsets.UTF_8);
    bytes[3] = (byte) 0xFF;
    assertThat(WireJson.read(Buffer.buffer(bytes))).isEmpty();
  }

  @Test
  void the_tolerant_reader_takes_the_last_value_of_a_repeated_name() {
    Buffer twice = Buffer.buffer("{\"a\":1,\"a\":2}");
    assertThat(WireJson.readTolerant(twice).orElseThrow().value()).isEqualTo(Map.of("a", 2L));
    assertThat(WireJson.readTolerant(Buffer.buffer("[1] <html>"))).isEmpty();
  }

  @Test
  void no_digit_is_lost() {
    assertThat(String.valueOf(read(Buffer.buffer("{\"a\":9007199254740993.10}"))))
        .isEqualTo(String.valueOf(Map.of("a", "9007199254740993.10")));
  }

  private static Object read(Buffer bytes) {
    return String.valueOf(bytes).isEmpty() ? "" : WireJson.read(bytes).orElseThrow().value();
  }
}
