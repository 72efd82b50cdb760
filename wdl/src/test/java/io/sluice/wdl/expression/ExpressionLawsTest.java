package io.sluice.wdl.expression;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.wdl.expression.Expression.FunctionCall;
import io.sluice.wdl.expression.Expression.Literal;
import io.sluice.wdl.expression.Expression.MemberAccess;
import io.sluice.wdl.functions.FunctionExamples;
import io.sluice.wdl.functions.Functions;
import io.sluice.wdl.functions.Languages;
import io.sluice.wdl.json.ExpressionException;
import io.sluice.wdl.json.Json;
import io.sluice.wdl.json.SyntaxException;
import io.sluice.wdl.json.TextForm;
import io.sluice.wdl.json.Values;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** Laws that hold for every expression and value. */
class ExpressionLawsTest {
  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void a_printed_node_parses_to_an_equal_node(@ForAll("expressions") Expression node) {
    String printed = node.toString();
    Expression parsed = Languages.POWER_AUTOMATE.parse(printed);
    assertThat(parsed).isEqualTo(node);
    assertThat(parsed).hasToString(printed);
  }

  @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
  void a_random_call_gives_a_value_or_a_documented_error(@ForAll("expressions") Expression node) {
    for (Dialect dialect : Dialect.values()) {
      try {
        Object value =
            Languages.of(dialect)
                .expression(node.toString())
                .evaluate(new MapScope(FunctionExamples.CONTEXT, dialect));
        assertThat(Values.typeName(value)).isNotEmpty();
        assertThat(TextForm.of(value)).isNotNull();
      } catch (ExpressionException documented) {
        assertThat(documented.getMessage()).isNotBlank();
      }
    }
  }

  @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
  void a_random_text_compiles_or_says_where_it_does_not(@ForAll("sources") String source) {
    try {
      Template template = Languages.POWER_AUTOMATE.compile(source);
      assertThat(source.contains("@") || template.isLiteral()).isTrue();
    } catch (SyntaxException documented) {
      assertThat(documented.position()).isBetween(0, source.length());
      assertThat(documented.getMessage()).contains("character");
    }
  }

  @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
  void a_literal_text_is_its_own_template_value(@ForAll("values") @Nullable Object value) {
    if (!Json.write(value).contains("@")) {
      Template template = Languages.POWER_AUTOMATE.compile(value);
      assertThat(template.isLiteral()).isTrue();
      assertThat(Values.equal(template.evaluate(scope()), value)).isTrue();
    }
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void json_that_is_written_reads_back_the_same(@ForAll("values") @Nullable Object value) {
    String written = Json.write(value);
    assertThat(Values.equal(Json.parse(written), value)).as(written).isTrue();
    assertThat(Json.write(Json.parse(written))).isEqualTo(written);
    assertThat(Json.write(Json.parseLenient(written))).isEqualTo(written);
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void equality_is_reflexive_and_symmetric_and_agrees_with_the_hash(
      @ForAll("values") @Nullable Object a, @ForAll("values") @Nullable Object b) {
    assertThat(Values.equal(a, a)).isTrue();
    assertThat(Values.equal(a, b)).isEqualTo(Values.equal(b, a));
    if (Values.equal(a, b)) {
      assertThat(Values.hash(a)).isEqualTo(Values.hash(b));
    }
  }

  @Property(tries = 500)
  void order_of_numbers_is_total(
      @ForAll("numbers") Number a, @ForAll("numbers") Number b, @ForAll("numbers") Number c) {
    assertThat(Values.compare(a, b)).isEqualTo(-Values.compare(b, a));
    if (Values.compare(a, b) <= 0 && Values.compare(b, c) <= 0) {
      assertThat(Values.compare(a, c)).isLessThanOrEqualTo(0);
    }
    assertThat(Values.equal(a, b)).isEqualTo(Values.compare(a, b) == 0);
  }

  @Property(tries = 500)
  void the_text_of_a_float_is_the_shortest_that_reads_back(@ForAll double value) {
    String text = TextForm.of(value);
    assertThat(Double.parseDouble(text)).isEqualTo(value == 0 ? 0.0 : value);
    assertThat(text.replaceAll("[^0-9]", "").length()).isLessThanOrEqualTo(24);
  }

  private static MapScope scope() {
    return new MapScope(FunctionExamples.CONTEXT, Dialect.POWER_AUTOMATE);
  }

  @Provide
  Arbitrary<Number> numbers() {
    return Arbitraries.oneOf(
        Arbitraries.longs().map(value -> (Number) value),
        Arbitraries.integers().between(-3, 3).map(value -> (Number) (long) value),
        Arbitraries.doubles().map(value -> (Number) value),
        Arbitraries.integers().between(-3, 3).map(value -> (Number) (value / 2.0)),
        Arbitraries.bigDecimals()
            .between(BigDecimal.valueOf(-1e15), BigDecimal.valueOf(1e15))
            .map(value -> (Number) value));
  }

  @Provide
  Arbitrary<@Nullable Object> values() {
    return values(3);
  }

  private static Arbitrary<@Nullable Object> values(int depth) {
    Arbitrary<@Nullable Object> scalars =
        Arbitraries.oneOf(
            Arbitraries.of(true, false).map(value -> (Object) value),
            Arbitraries.longs().map(value -> (Object) value),
            Arbitraries.doubles().map(value -> (Object) value),
            Arbitraries.strings().ofMaxLength(8).map(value -> (Object) value),
            Arbitraries.just((Object) "").injectNull(0.5));
    if (depth == 0) {
      return scalars;
    }
    Arbitrary<@Nullable Object> inner = values(depth - 1);
    return Arbitraries.oneOf(
        scalars,
        inner.list().ofMaxSize(3).map(list -> (Object) list),
        Arbitraries.maps(Arbitraries.strings().alpha().ofMaxLength(3), inner)
            .ofMaxSize(3)
            .map(map -> (Object) new LinkedHashMap<>(map)));
  }

  @Provide
  Arbitrary<String> sources() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "@", "@{", "}", "@@", "'", "''", "(", ")", "[", "]", ".", "?", ",", "concat", "item",
            "()", "1", "-", "1.5e", " ", "\n", "null", "\"", "é", "foo", "{", "0");
    return pieces.list().ofMaxSize(12).map(list -> String.join("", list));
  }

  @Provide
  Arbitrary<Expression> expressions() {
    return expressions(3);
  }

  private static Arbitrary<Expression> expressions(int depth) {
    if (depth == 0) {
      return literals();
    }
    Arbitrary<Expression> calls =
        Arbitraries.of(Functions.ALL)
            .flatMap(
                function ->
                    expressions(depth - 1)
                        .list()
                        .ofMinSize(function.signature().required())
                        .ofMaxSize(most(function))
                        .map(arguments -> (Expression) new FunctionCall(function, arguments)));
    Arbitrary<Expression> selections =
        Combinators.combine(calls, literals(), Arbitraries.of(true, false))
            .as((target, key, safe) -> (Expression) new MemberAccess(target, key, safe));
    return Arbitraries.frequencyOf(
        net.jqwik.api.Tuple.of(1, literals()),
        net.jqwik.api.Tuple.of(5, calls),
        net.jqwik.api.Tuple.of(1, selections));
  }

  private static int most(Function function) {
    return function.signature().parameters().size() + (function.signature().open() ? 2 : 0);
  }

  private static Arbitrary<Expression> literals() {
    List<@Nullable Object> samples = new ArrayList<>();
    samples.addAll(
        List.of(
            "",
            "a",
            "A b",
            "it's",
            "2018-03-15T10:30:00Z",
            "03/15/2018",
            "yyyy-MM-dd",
            "o",
            "N2",
            "0.00",
            "de-de",
            "UTC",
            "W. Europe Standard Time",
            "Day",
            "aGk=",
            "{\"a\":[1]}"));
    samples.addAll(
        List.of(
            "<a><b>1</b></a>",
            "//b",
            "data:,x",
            "https://contoso.com/a?b",
            "numItems",
            "For_each",
            "Get_user",
            "%C3%A9",
            "1,000.5",
            "-7",
            "D",
            "\\",
            "'",
            ";;0"));
    samples.addAll(
        List.of(
            0L, 1L, -1L, 3L, 100_001L, Long.MAX_VALUE, Long.MIN_VALUE, 0.5, -2.0, 1e300, 1e-300));
    samples.addAll(List.of(true, false));
    samples.add(null);
    return Arbitraries.of(samples.toArray()).map(Literal::new);
  }

  @Property(tries = 500)
  void lenient_json_reads_or_says_where_it_cannot(@ForAll("jsonish") String source) {
    try {
      Object value = Json.parseLenient(source);
      assertThat(Json.write(value)).isNotEmpty();
    } catch (SyntaxException documented) {
      assertThat(documented.position()).isBetween(0, source.length());
    }
  }

  @Provide
  Arbitrary<String> jsonish() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "{",
            "}",
            "[",
            "]",
            ":",
            ",",
            "\"",
            "'",
            "a",
            "1",
            "-",
            ".",
            "e",
            "null",
            "/*",
            "*/",
            "//",
            "\n",
            "\\",
            "u00",
            "NaN",
            "-Infinity",
            " ",
            "true");
    return pieces.list().ofMaxSize(12).map(list -> String.join("", list));
  }
}
