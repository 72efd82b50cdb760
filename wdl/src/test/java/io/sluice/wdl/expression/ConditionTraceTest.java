package io.sluice.wdl.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.wdl.expression.ConditionTrace.Comparison;
import io.sluice.wdl.functions.Languages;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionTraceTest {
  private static final Redaction VEIL =
      new Redaction(name -> name.equals("Authorization"), name -> name.equals("pin"), false);
  private static final String SECRET = "hush-hush";

  private static final Map<String, Object> BODY =
      Map.of("a", 3L, "b", "x", "yes", true, "rows", List.of(1L, 2L), "Authorization", SECRET);
  private static final Scope SCOPE =
      new MapScope(
          Map.of(
              "trigger",
              Map.of(
                  "outputs",
                  Map.of("body", BODY, "headers", Map.of("Authorization", SECRET, "n", "1"))),
              "parameters",
              Map.of("pin", SECRET, "limit", 5L)),
          Dialect.POWER_AUTOMATE);

  private static List<Comparison> terms(String condition, Redaction redaction) {
    return ConditionTrace.of(Languages.POWER_AUTOMATE.compile(condition), SCOPE, redaction);
  }

  private static List<Comparison> terms(String condition) {
    return terms(condition, VEIL);
  }

  @Test
  void a_comparison_shows_its_operands_and_its_value() {
    assertThat(terms("@greater(triggerBody()?['a'], parameters('limit'))"))
        .containsExactly(
            new Comparison(
                "greater(triggerBody()?['a'], parameters('limit'))",
                List.of("3", "5"),
                "false",
                true));
    assertThat(terms("@triggerBody()?['yes']"))
        .containsExactly(new Comparison("triggerBody()?['yes']", List.of(), "true", true));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "@and(equals(1,1), equals(1,2), equals(2,2)); true-,false!,unseen",
        "@and(equals(1,1), equals(2,2)); true!,true!",
        "@or(equals(1,2), equals(2,3)); false!,false!",
        "@or(equals(1,2), equals(1,1), equals(1,3)); false-,true!,unseen",
        "@not(and(equals(1,1), equals(2,2))); true!,true!",
        "@and(or(equals(1,2), equals(1,1)), not(or(equals(1,3), equals(2,2))), equals(1,4));"
            + " false-,true-,false-,true!,unseen",
        "@if(equals(1,2), equals(1,1), equals(1,3)); false!,false!,unseen",
        "@and(equals(1,1), greater(1,'x'), equals(1,2)); true-,error!,unseen",
        "@or(equals(1,2), greater(1,'x'), equals(1,1)); false-,error!,unseen",
        "@not(div(1,0)); error!",
        "@and(triggerBody()?['b'], true); other!,unseen",
      })
  void the_one_that_decided_is_marked_and_what_was_not_looked_at_is_said(
      String condition, String marks) {
    assertThat(terms(condition).stream().map(ConditionTraceTest::mark))
        .containsExactly(marks.split(","));
  }

  private static String mark(Comparison term) {
    String value = term.value();
    if (value.equals("not evaluated")) {
      return "unseen";
    }
    String word =
        value.startsWith("an error")
            ? "error"
            : value.equals("true") || value.equals("false") ? value : "other";
    return word + (term.decisive() ? "!" : "-");
  }

  @Test
  void conditions_written_as_objects_are_taken_apart_as_well() {
    Template condition =
        Languages.POWER_AUTOMATE.condition(
            Map.of(
                "and",
                List.of(
                    Map.of("equals", List.of("@triggerBody()?['b']", "x")),
                    Map.of("not", Map.of("equals", List.of(1L, 1L))))));
    assertThat(ConditionTrace.of(condition, SCOPE, VEIL))
        .extracting(Comparison::text)
        .containsExactly(
            "equals(triggerBody()?['b'], 'x') with \"x\", \"x\" is true",
            "equals(1, 1) with 1, 1 is true");
  }

  @Test
  void a_text_that_is_not_a_single_expression_has_no_terms() {
    assertThat(terms("text")).isEmpty();
    assertThat(terms("@{equals(1, 2)}")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '"',
      value = {
        "@equals(triggerOutputs()?['headers']?['Authorization'], 'hush-hush')",
        "@equals(triggerBody()?['Authorization'], 'hush-hush')",
        "@equals(parameters('pin'), 'hush-hush')",
        "@equals(parameters(toLower('PIN')), concat('hush', '-hush'))",
        "@contains(string(triggerOutputs()), 'hush-hush')",
        "@contains(string(triggerOutputs()?['headers']), 'hush-hush')",
        "@int(parameters('pin'))",
        "@parameters('pin')",
        "@and(equals(1,1), equals(parameters('pin'), 'hush-hush'), equals(1,2))",
        "@and(equals(1,2), equals(parameters('pin'), 'hush-hush'))",
        "@empty(triggerBody())",
      })
  void a_secret_is_never_shown_nor_what_it_is_compared_with(String condition) {
    assertThat(terms(condition)).isNotEmpty();
    assertThat(terms(condition).toString()).doesNotContain("hush");
  }

  @Test
  void secured_values_are_hidden_as_a_whole() {
    Redaction secured = new Redaction(name -> false, name -> false, true);
    assertThat(terms("@equals(triggerBody()?['b'], 'x')", secured))
        .containsExactly(
            new Comparison(
                "equals((secured), (secured))",
                List.of(Redaction.PLACEHOLDER, Redaction.PLACEHOLDER),
                "true",
                true));
  }

  @Test
  void texts_are_bounded() {
    String many = "@and(" + "equals(1, 1), ".repeat(100) + "equals(1, 2))";
    assertThat(terms(many)).hasSize(ConditionTrace.MAX_COMPARISONS);
    String wide = "@equals('" + "y".repeat(8_000) + "', 'x')";
    assertThat(terms(wide).toString()).hasSizeLessThan(1_000);
    assertThat(terms("@equals(triggerBody()?['rows'], range(0, 1000))").toString())
        .hasSizeLessThan(1_000);
  }
}
