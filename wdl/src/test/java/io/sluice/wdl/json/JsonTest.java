package io.sluice.wdl.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON texts. */
class JsonTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "[1,]",
        "{\"a\":1,}",
        "{a:1}",
        "'a'",
        "01",
        "1.",
        ".5",
        "+1",
        "1e",
        "-",
        "NaN",
        "undefined",
        "tru",
        "[1 2]",
        "{\"a\" 1}",
        "\"a",
        "\"\\x\"",
        "\"\\u12\"",
        "\"\\u12g4\"",
        "1 2",
        "// c\n1",
        "1e999",
        "\"\t\"",
        "[1]]",
        "\ufeff1",
        "\"\\'\""
      })
  void the_strict_reader_refuses_what_rfc_8259_does_not_have(String text) {
    assertThatThrownBy(() -> Json.parse(text)).isInstanceOf(SyntaxException.class);
  }

  @Test
  void the_lenient_reader_takes_what_newtonsoft_takes() {
    assertThat(
            Json.write(Json.parseLenient("\ufeff{a:'x', /* c */ \"b\":[1,2,], $c_1: .5, // e\n}")))
        .isEqualTo("{\"a\":\"x\",\"b\":[1,2],\"$c_1\":0.5}");
    assertThat(Json.parseLenient("undefined")).isNull();
    assertThat(Json.write(Json.parseLenient("[NaN,-Infinity,Infinity]")))
        .isEqualTo("[\"NaN\",\"-Infinity\",\"Infinity\"]");
    assertThat(Json.parseLenient("'it\\'s\n'")).isEqualTo("it's\n");
    assertThatThrownBy(() -> Json.parseLenient("{} x")).isInstanceOf(SyntaxException.class);
    assertThatThrownBy(() -> Json.parseLenient("/* c")).isInstanceOf(SyntaxException.class);
  }

  @Test
  void the_first_value_is_read_whatever_follows() {
    assertThat(Json.parseFirst("{\"a\":1} and more")).isEqualTo(Map.of("a", 1L));
    assertThatThrownBy(() -> Json.parseFirst("and more")).isInstanceOf(SyntaxException.class);
  }

  @Test
  void numbers_get_the_type_that_fits() {
    assertThat(Json.parse("[1, -0, 1.0, 1e2, 9223372036854775807, 9223372036854775808]"))
        .isEqualTo(
            List.of(1L, 0L, 1.0, 100.0, Long.MAX_VALUE, new BigDecimal("9223372036854775808")));
  }

  @Test
  void a_repeated_key_keeps_its_last_value_at_the_last_place() {
    assertThat(Json.write(Json.parse("{\"a\":1,\"b\":2,\"a\":3}"))).isEqualTo("{\"b\":2,\"a\":3}");
  }

  @Test
  void writing_escapes_what_newtonsoft_escapes() {
    assertThat(Json.write("\"\\/\b\f\n\r\t\u0001\u0085\u2028é<'"))
        .isEqualTo("\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0001\\u0085\\u2028é<'\"");
  }

  @Test
  void writing_numbers_keeps_floats_and_integers_apart() {
    assertThat(Json.write(List.of(1L, 1.0, 1e21, 0.1, new BigDecimal("5.00"), new BigDecimal("5"))))
        .isEqualTo("[1,1.0,1E+21,0.1,5.00,5.0]");
    assertThat(Json.write(new BigDecimal("12345678901234567890")))
        .isEqualTo("12345678901234567890");
  }

  @Test
  void an_error_shows_the_place() {
    assertThatThrownBy(() -> Json.parse("{\"a\": [1, 2"))
        .hasMessage(
            "Expected ',' or ']' in an array, found the end (character 12: {\"a\": [1, 2 >>> )");
  }
}
