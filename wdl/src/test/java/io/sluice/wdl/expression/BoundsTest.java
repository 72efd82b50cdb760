package io.sluice.wdl.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.wdl.functions.Languages;
import io.sluice.wdl.json.Bounds;
import io.sluice.wdl.json.ExpressionException;
import io.sluice.wdl.json.Json;
import io.sluice.wdl.json.SyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Hostile input ends in an error. */
class BoundsTest {
  private static @Nullable Object evaluate(String source, Map<String, ?> variables) {
    return Languages.POWER_AUTOMATE
        .expression(source)
        .evaluate(new MapScope(Map.of("variables", variables), Dialect.POWER_AUTOMATE));
  }

  @Test
  void an_expression_longer_than_the_limit_is_refused() {
    String longest = "'" + "x".repeat(Bounds.MAX_EXPRESSION_LENGTH - 2) + "'";
    assertThat(evaluate(longest, Map.of())).isInstanceOf(String.class);
    assertThatThrownBy(() -> Languages.POWER_AUTOMATE.expression(longest + " "))
        .isInstanceOf(SyntaxException.class)
        .hasMessageContaining("8192 characters");
  }

  @Test
  void an_expression_may_be_64_deep_and_no_deeper() {
    assertThat(evaluate(nested(63), Map.of())).isEqualTo("a");
    assertThatThrownBy(() -> Languages.POWER_AUTOMATE.expression(nested(64)))
        .isInstanceOf(SyntaxException.class)
        .hasMessageContaining("64 levels deep");
  }

  private static String nested(int calls) {
    return "concat(".repeat(calls) + "'a'" + ")".repeat(calls);
  }

  @Test
  void a_path_has_a_limit() {
    String steps = "?['a']".repeat(Bounds.MAX_PATH_STEPS);
    assertThat(evaluate("json('null')" + steps, Map.of())).isNull();
    assertThatThrownBy(() -> Languages.POWER_AUTOMATE.expression("json('null')" + steps + "?.a"))
        .isInstanceOf(SyntaxException.class);
  }

  @Test
  void doubling_a_text_ends_at_the_longest_text() {
    StringBuilder bomb = new StringBuilder("variables('x')");
    for (int i = 0; i < 5; i++) {
      bomb = new StringBuilder("replace(" + bomb + ", 'a', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa')");
    }
    String source = bomb.toString();
    assertThatThrownBy(() -> evaluate(source, Map.of("x", "aaaaaaaa")))
        .isInstanceOf(ExpressionException.class)
        .hasMessageContaining("work units");
  }

  @Test
  void many_long_texts_end_at_the_work_limit() {
    String big = "x".repeat(Bounds.MAX_TEXT / 2);
    String source = "length(createArray(" + "toUpper(variables('x')), ".repeat(10) + "1))";
    assertThatThrownBy(() -> evaluate(source, Map.of("x", big)))
        .isInstanceOf(ExpressionException.class)
        .hasMessageContaining("work units");
  }

  @Test
  void escaping_again_and_again_ends_at_the_longest_text() {
    String bomb = "string(createArray(".repeat(31) + "'\"'" + "))".repeat(31);
    assertThatThrownBy(() -> evaluate(bomb, Map.of())).isInstanceOf(ExpressionException.class);
  }

  @Test
  void comparing_big_values_again_and_again_ends_at_the_work_limit() {
    List<Object> rows = new ArrayList<>();
    for (int i = 0; i < 100_000; i++) {
      rows.add(new ArrayList<>(List.of(1L, 2L)));
    }
    String pairs = "equals(variables('a'), variables('b')), ".repeat(100);
    List<Object> others = new ArrayList<>();
    rows.forEach(row -> others.add(new ArrayList<>((List<?>) row)));
    Map<String, ?> variables = Map.of("a", rows, "b", others);
    assertThatThrownBy(() -> evaluate("and(" + pairs + "true)", variables))
        .isInstanceOf(ExpressionException.class)
        .hasMessageContaining("work units");
  }

  @Test
  void searching_for_a_nearly_matching_text_is_linear() {
    String text = "a".repeat(2_000_000);
    String wanted = "a".repeat(1_000_000) + "b";
    Map<String, ?> variables = Map.of("x", text, "w", wanted);
    assertThat(evaluate("indexOf(variables('x'), variables('w'))", variables)).isEqualTo(-1L);
    assertThat(evaluate("contains(variables('x'), variables('w'))", variables)).isEqualTo(false);
  }

  @Test
  void deep_json_is_refused_when_read_and_when_written() {
    assertThatThrownBy(() -> Json.parse("[".repeat(100_000)))
        .isInstanceOf(SyntaxException.class)
        .hasMessageContaining("deep");
    assertThatThrownBy(() -> Json.parseLenient("{a:".repeat(100_000)))
        .isInstanceOf(SyntaxException.class);
    Object deep = List.of();
    for (int i = 0; i < 10_000; i++) {
      deep = List.of(deep);
    }
    Object value = deep;
    assertThatThrownBy(() -> Json.write(value)).isInstanceOf(ExpressionException.class);
    assertThatThrownBy(() -> Languages.POWER_AUTOMATE.compile(value))
        .isInstanceOf(SyntaxException.class);
    assertThatThrownBy(() -> evaluate("union(variables('x'))", Map.of("x", value)))
        .isInstanceOf(ExpressionException.class);
  }

  @Test
  void a_number_of_160000_digits_is_refused_before_it_is_converted() {
    String number = "1".repeat(160_000);
    assertThatThrownBy(() -> Json.parse(number))
        .isInstanceOf(SyntaxException.class)
        .hasMessageContaining("A number may have");
    assertThatThrownBy(() -> evaluate("int(variables('x'))", Map.of("x", number)))
        .isInstanceOf(ExpressionException.class);
    assertThatThrownBy(() -> evaluate("decimal(variables('x'))", Map.of("x", number)))
        .isInstanceOf(ExpressionException.class);
    assertThatThrownBy(() -> evaluate("int('1e999999999')", Map.of()))
        .isInstanceOf(ExpressionException.class);
  }

  @Test
  void json_with_too_many_values_is_refused() {
    String many = "[" + "1,".repeat(Bounds.MAX_JSON_VALUES) + "1]";
    assertThatThrownBy(() -> Json.parse(many))
        .isInstanceOf(SyntaxException.class)
        .hasMessageContaining("values");
  }

  @Test
  void deep_xml_and_greedy_xpath_are_refused() {
    Map<String, ?> deep = Map.of("x", "<a>".repeat(1_000));
    assertThatThrownBy(() -> evaluate("xml(variables('x'))", deep))
        .isInstanceOf(ExpressionException.class)
        .hasMessageContaining("deep");
    Map<String, ?> wide = Map.of("x", "<r>" + "<a/>".repeat(5_000) + "</r>");
    assertThatThrownBy(() -> evaluate("xpath(xml(variables('x')), '//a[//a[//a]]')", wide))
        .isInstanceOf(ExpressionException.class)
        .hasMessageContaining("too many nodes");
  }

  @Test
  void entities_are_neither_expanded_nor_fetched() {
    String laughs = "<!DOCTYPE a [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]><a>&b;</a>";
    String file = "<!DOCTYPE a [<!ENTITY f SYSTEM \"file:///etc/hostname\">]><a>&f;</a>";
    for (String text : List.of(laughs, file)) {
      assertThatThrownBy(() -> evaluate("xml(variables('x'))", Map.of("x", text)))
          .isInstanceOf(ExpressionException.class)
          .hasMessageContaining("is not defined");
    }
    Object kept =
        evaluate("string(xml(variables('x')))", Map.of("x", "<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"));
    assertThat(kept).isEqualTo("<!DOCTYPE a[<!ENTITY b 'c'>]><a />");
  }

  @Test
  void a_deep_template_is_refused_with_its_place() {
    Map<String, Object> inner = new LinkedHashMap<>();
    Map<String, Object> outer = inner;
    for (int i = 0; i < Bounds.MAX_DATA_DEPTH + 1; i++) {
      Map<String, Object> next = new LinkedHashMap<>();
      next.put("a", outer);
      outer = next;
    }
    Object deep = outer;
    assertThatThrownBy(() -> Languages.POWER_AUTOMATE.compile(deep))
        .isInstanceOf(SyntaxException.class)
        .hasMessageContaining("In a.a.a");
  }
}
