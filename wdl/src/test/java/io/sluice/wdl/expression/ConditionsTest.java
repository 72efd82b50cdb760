package io.sluice.wdl.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.wdl.functions.Languages;
import io.sluice.wdl.json.ExpressionException;
import io.sluice.wdl.json.Json;
import io.sluice.wdl.json.SyntaxException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Condition objects and strings. */
class ConditionsTest {
  private static final MapScope SCOPE =
      new MapScope(
          Map.of("variables", Map.of("n", 5L, "s", "Hello", "t", true)), Dialect.POWER_AUTOMATE);

  private static @Nullable Object check(String json) {
    return Languages.POWER_AUTOMATE.condition(Json.parseLenient(json)).evaluate(SCOPE);
  }

  @Test
  void operators_nest_and_take_literals_and_expressions() {
    assertThat(
            check(
                """
                {"and": [{"equals": ["@variables('n')", 5]},
                         {"not": {"equals": ["@variables('s')", "hello"]}},
                         {"or": [{"greater": ["@variables('n')", 9]}, {"contains": ["@variables('s')", "ell"]}]}]}
                """))
        .isEqualTo(true);
    assertThat(check("{\"equals\": [\"@{variables('n')}\", 5]}")).isEqualTo(false);
    assertThat(check("{\"equals\": [\"n=@{variables('n')}\", \"n=5\"]}")).isEqualTo(true);
  }

  @Test
  void any_function_is_an_operator_in_any_case_and_one_operand_needs_no_array() {
    assertThat(check("{EMPTY: ''}")).isEqualTo(true);
    assertThat(check("{STARTSWITH: [\"@variables('s')\", 'he']}")).isEqualTo(true);
    assertThat(check("{not: \"@variables('t')\"}")).isEqualTo(false);
    assertThat(check("{not: [{equals: [1, 2]}]}")).isEqualTo(true);
  }

  @Test
  void operands_may_be_calls_or_json() {
    assertThat(check("{equals: [{length: \"@variables('s')\"}, 5]}")).isEqualTo(true);
    assertThat(check("{equals: [{a: \"@variables('n')\"}, {a: 5}]}")).isEqualTo(true);
    assertThat(check("{contains: [[1, 2], 2]}")).isEqualTo(true);
  }

  @Test
  void strings_and_booleans_are_conditions_too() {
    assertThat(check("\"@greater(variables('n'), 4)\"")).isEqualTo(true);
    assertThat(check("true")).isEqualTo(true);
    assertThat(check("{}")).isEqualTo(true);
    assertThat(check("{and: []}")).isEqualTo(true);
  }

  @Test
  void only_what_is_needed_is_evaluated() {
    assertThat(check("{and: [{equals: [1, 2]}, \"@div(1, 0)\"]}")).isEqualTo(false);
    assertThat(check("{or: [{equals: [1, 1]}, \"@div(1, 0)\"]}")).isEqualTo(true);
  }

  @Test
  void a_value_that_is_no_boolean_fails_with_the_expression() {
    assertThatThrownBy(() -> check("\"@variables('s')\""))
        .isInstanceOfSatisfying(
            ExpressionException.class,
            error -> assertThat(error.code()).isEqualTo("ExpressionEvaluationFailed"))
        .hasMessageContaining("variables('s')")
        .hasMessageContaining("type 'String'");
    assertThatThrownBy(() -> check("{and: [\"@variables('s')\"]}"))
        .isInstanceOf(ExpressionException.class);
  }

  @Test
  void an_invalid_condition_is_refused_with_its_place() {
    assertThatThrownBy(() -> check("{equals: [1, 2], and: []}"))
        .isInstanceOf(SyntaxException.class)
        .hasMessageContaining("one operator");
    assertThatThrownBy(() -> check("5")).hasMessageContaining("not a value of type 'Integer'");
    assertThatThrownBy(() -> check("{equals: [\"@foo(\", 1]}"))
        .hasMessageContaining("In expression.equals[0]");
  }

  @Test
  void operators_are_checked_when_they_are_evaluated() {
    assertThat(check("{or: [{equals: [1, 1]}, {equal: [1, 2]}]}")).isEqualTo(true);
    assertThatThrownBy(() -> check("{and: [{equal: [1, 2]}]}"))
        .isInstanceOf(ExpressionException.class)
        .hasMessageContaining("Did you mean equals");
    assertThat(check("{and: [{equals: [1, 2]}, {equals: [1]}]}")).isEqualTo(false);
    assertThatThrownBy(() -> check("{equals: [1]}"))
        .isInstanceOf(ExpressionException.class)
        .hasMessageContaining("at least two");
  }
}
