package io.sluice.wdl.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.wdl.functions.Languages;
import io.sluice.wdl.json.ExpressionException;
import io.sluice.wdl.json.Json;
import io.sluice.wdl.json.SyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Documents with expressions in them. */
class TemplatesTest {
  private static final MapScope SCOPE =
      new MapScope(Map.of("variables", Map.of("a", 1L, "k", "key")), Dialect.POWER_AUTOMATE);

  private static @Nullable Object evaluate(String json) {
    return Languages.POWER_AUTOMATE.compile(Json.parseLenient(json)).evaluate(SCOPE);
  }

  @Test
  void expressions_are_evaluated_at_any_depth_and_keys_keep_their_order() {
    Object value =
        evaluate(
            "{z: ['@variables(''a'')', {y: 'n=@{variables(''a'')}'}], b: 2, a: null}"
                .replace("''", "\\'"));
    assertThat(Json.write(value)).isEqualTo("{\"z\":[1,{\"y\":\"n=1\"}],\"b\":2,\"a\":null}");
  }

  @Test
  void keys_may_hold_expressions() {
    Object value = evaluate("{\"@variables('k')\": 1, \"x-@{variables('k')}\": 2, \"@@c\": 3}");
    assertThat(Json.write(value)).isEqualTo("{\"key\":1,\"x-key\":2,\"@c\":3}");
  }

  @Test
  void a_value_without_expressions_is_literal_and_given_back_as_it_is() {
    Template template =
        Languages.POWER_AUTOMATE.compile(Json.parse("{\"a\":[1,2.5,\"b\",null,true]}"));
    assertThat(template.isLiteral()).isTrue();
    assertThat(Json.write(template.evaluate(SCOPE))).isEqualTo("{\"a\":[1,2.5,\"b\",null,true]}");
    assertThat(template.evaluate(SCOPE)).isSameAs(template.evaluate(SCOPE));
    assertThat(Languages.POWER_AUTOMATE.compile("@variables('a')").isLiteral()).isFalse();
  }

  @Test
  void numbers_of_other_java_types_become_those_of_the_language() {
    Map<String, Object> value = new LinkedHashMap<>();
    value.put("i", 1);
    value.put("f", 1.5f);
    assertThat(Languages.POWER_AUTOMATE.compile(value).evaluate(SCOPE))
        .isEqualTo(new LinkedHashMap<>(Map.of("i", 1L, "f", 1.5)));
  }

  @Test
  void a_syntax_error_says_where_in_the_document_and_in_the_string() {
    Map<String, Object> inputs = Map.of("body", Map.of("to", List.of("x", "@concat('a'")));
    assertThatThrownBy(() -> Languages.POWER_AUTOMATE.compile(inputs))
        .isInstanceOfSatisfying(
            SyntaxException.class,
            error -> {
              assertThat(error.position()).isEqualTo(11);
              assertThat(error)
                  .hasMessage(
                      "In body.to[1]: Expected ')' or ',' after an argument of concat, found the"
                          + " end of the expression (character 12: concat('a' >>> )");
            });
  }

  private static Object evaluated(String text) {
    return Languages.POWER_AUTOMATE
        .compile(text)
        .evaluate(new MapScope(Map.of(), Dialect.POWER_AUTOMATE));
  }

  @Test
  void a_call_that_is_not_evaluated_may_be_wrong() {
    assertThat(evaluated("@if(true, 1, string())")).isEqualTo(1L);
    assertThat(evaluated("@coalesce(2, indexOf('abc', 'b', 1))")).isEqualTo(2L);
    assertThat(evaluated("@or(true, nothing())")).isEqualTo(true);
  }

  @Test
  void a_call_of_an_unknown_function_fails_and_names_the_nearest() {
    assertThatThrownBy(() -> evaluated("@{concatt('a')}"))
        .isInstanceOf(ExpressionException.class)
        .hasMessageContaining("'concatt' is not defined or not valid. Did you mean concat?");
  }

  @Test
  void a_call_with_a_wrong_number_of_arguments_fails_and_shows_the_signature() {
    assertThatThrownBy(() -> evaluated("@replace('a', 'b')"))
        .isInstanceOf(ExpressionException.class)
        .hasMessageContaining("expects three parameters, but was given two parameters")
        .hasMessageContaining("replace(text, old, new)");
    assertThatThrownBy(() -> evaluated("@substring('a')"))
        .hasMessageContaining("expects either two or three parameters");
    assertThatThrownBy(() -> evaluated("@concat()"))
        .hasMessageContaining("expects at least one parameter");
    assertThatThrownBy(() -> evaluated("@trigger(1)"))
        .hasMessageContaining("expects no parameters");
  }

  @Test
  void double_quotes_are_named_as_the_mistake_they_are() {
    assertThatThrownBy(() -> Languages.POWER_AUTOMATE.compile("@concat(\"a\")"))
        .hasMessageContaining("single quotes around a string, found a double quote");
  }

  @Test
  void an_expression_string_works_with_and_without_its_at_sign() {
    assertThat(Languages.POWER_AUTOMATE.expression("@add(1, 2)").evaluate(SCOPE)).isEqualTo(3L);
    assertThat(Languages.POWER_AUTOMATE.expression("add(1, 2)").evaluate(SCOPE)).isEqualTo(3L);
    assertThatThrownBy(() -> Languages.POWER_AUTOMATE.expression("just text"))
        .isInstanceOf(SyntaxException.class);
  }

  @Test
  void an_expression_prints_itself_in_full() {
    assertThat(Languages.POWER_AUTOMATE.parse("Body( 'A' )?.b[ 0 ]"))
        .hasToString("body('A')?['b'][0]");
    assertThat(Languages.POWER_AUTOMATE.parse("concat('it''s', 1.0, -2, true, null)"))
        .hasToString("concat('it''s', 1.0, -2, true, null)");
  }

  @Test
  void a_failing_selection_names_expression_and_reason() {
    assertThatThrownBy(() -> evaluate("[\"@json('{\\\"a\\\":1,\\\"b\\\":2}')['c']\"]"))
        .isInstanceOf(ExpressionException.class)
        .hasMessageContaining("property 'c' doesn't exist, available properties are 'a, b'");
    assertThatThrownBy(
            () -> Languages.POWER_AUTOMATE.expression("createArray(1)?['a']").evaluate(SCOPE))
        .hasMessageContaining("Array elements can only be selected using an integer index");
    assertThatThrownBy(
            () -> Languages.POWER_AUTOMATE.expression("createArray(1)[1]").evaluate(SCOPE))
        .hasMessageContaining("array index '1' is outside bounds (0, 0) of array");
  }

  @Test
  void an_error_of_a_function_names_parameter_and_type() {
    assertThatThrownBy(() -> Languages.POWER_AUTOMATE.expression("toUpper(1)").evaluate(SCOPE))
        .isInstanceOfSatisfying(
            ExpressionException.class,
            error -> assertThat(error.code()).isEqualTo("InvalidTemplate"))
        .hasMessage(
            "The template language function 'toUpper' expects its parameter to be a string. The"
                + " provided value is of type 'Integer'. Please see"
                + " https://aka.ms/logicexpressions#toUpper for usage details.");
  }
}
