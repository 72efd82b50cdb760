package io.sluice.simulator.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterParserTest {

  private static Filter.Compare eq(String column, Object value) {
    return new Filter.Compare(column, Filter.Operator.EQ, value);
  }

  @Test
  void the_documented_samples_are_read() {
    assertThat(FilterParser.parse("CustomerId eq 'ab'")).isEqualTo(eq("CustomerId", "ab"));
    assertThat(FilterParser.parse("CustomerId in ('a','b')"))
        .isEqualTo(new Filter.In("CustomerId", List.of("a", "b")));
    assertThat(FilterParser.parse("IsMemberOfSegment('Big')")).isEqualTo(new Filter.Member("Big"));
    assertThat(
            FilterParser.parse(
                "ActivityTime gt 2017-01-01T00:00:00.000Z and ActivityTime lt 2018-01-01"))
        .isEqualTo(
            new Filter.And(
                List.of(
                    new Filter.Compare(
                        "ActivityTime", Filter.Operator.GT, Instant.parse("2017-01-01T00:00:00Z")),
                    new Filter.Compare(
                        "ActivityTime", Filter.Operator.LT, LocalDate.parse("2018-01-01")))));
  }

  @Test
  void and_binds_before_or_and_brackets_before_both() {
    Filter a = eq("a", 1.0);
    Filter b = eq("b", 2.0);
    Filter c = eq("c", 3.0);
    assertThat(FilterParser.parse("a eq 1 or b eq 2 and c eq 3"))
        .isEqualTo(new Filter.Or(List.of(a, new Filter.And(List.of(b, c)))));
    assertThat(FilterParser.parse("(a eq 1 or b eq 2) and c eq 3"))
        .isEqualTo(new Filter.And(List.of(new Filter.Or(List.of(a, b)), c)));
  }

  @Test
  void values_have_their_types() {
    assertThat(FilterParser.parse("a eq 'O''Neill'")).isEqualTo(eq("a", "O'Neill"));
    assertThat(FilterParser.parse("a eq -1.5e3")).isEqualTo(eq("a", -1500.0));
    assertThat(FilterParser.parse("a eq true")).isEqualTo(eq("a", true));
    assertThat(FilterParser.parse("a in (null,false)"))
        .isEqualTo(new Filter.In("a", Arrays.asList(null, false)));
    assertThat(FilterParser.parse("a eq 2026-03-01T07:00:00+01:00"))
        .isEqualTo(eq("a", Instant.parse("2026-03-01T06:00:00Z")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "contains(a,'x') | uses the function contains",
        "a like 'x' | has like at position 2 where it needs eq, ne",
        "a eq | ends at position 4 where it needs a value",
        "a eq 'x | cannot be read from position 4",
        "a eq 1 b | has b at position 7 where it needs the end",
        "(a eq 1 | ends at position 7 where it needs ')'",
        "a in () | has ) at position 6 where it needs a value",
        "'a' eq 1 | has 'a' at position 0 where it needs a column",
        "a eq 2026-13-01 | where it needs a value",
        "IsMemberOfSegment(5) | needs a segment's name in quotes",
      })
  void other_forms_are_refused_with_their_position(String text, String says) {
    assertThatThrownBy(() -> FilterParser.parse(text))
        .isInstanceOfSatisfying(
            ODataException.class,
            refused -> {
              assertThat(refused.status()).isEqualTo(400);
              assertThat(refused.target()).isEqualTo("$filter");
              assertThat(refused).hasMessageContaining(says);
            });
  }

  @ParameterizedTest
  @ValueSource(ints = {21, 500, 20_000})
  void deep_brackets_are_refused(int depth) {
    String text = "(".repeat(depth) + "a eq 1" + ")".repeat(depth);
    assertThatThrownBy(() -> FilterParser.parse(text)).hasMessageContaining("brackets");
  }

  @Test
  void too_many_conditions_are_refused() {
    assertThatThrownBy(() -> FilterParser.parse("a eq 1" + " or a eq 1".repeat(100)))
        .hasMessageContaining("more than 100");
  }

  @Property
  void any_text_is_parsed_or_refused(@ForAll @StringLength(max = 60) String text) {
    try {
      assertThat(FilterParser.parse(text)).isNotNull();
    } catch (ODataException refused) {
      assertThat(refused.status()).isEqualTo(400);
    }
  }
}
