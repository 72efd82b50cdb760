package io.sluice.wdl.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Types, texts and characters. */
class ValuesTest {
  @Test
  void types_have_the_names_of_error_messages() {
    assertThat(
            List.of("a", 1L, 1, 1.5, BigDecimal.ONE, true, List.of(), Map.of()).stream()
                .map(Values::typeName))
        .containsExactly(
            "String", "Integer", "Integer", "Float", "Decimal", "Boolean", "Array", "Object");
    assertThat(Values.typeName(null)).isEqualTo("Null");
    assertThatThrownBy(() -> Values.typeName(new Object()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void other_java_numbers_become_the_three_of_the_language() {
    assertThat(Values.toNumber(1)).isEqualTo(1L);
    assertThat(Values.toNumber(0.5f)).isEqualTo(0.5);
    assertThat(Values.toNumber(BigInteger.TEN)).isEqualTo(10L);
    assertThat(Values.toNumber(BigInteger.TWO.pow(70))).isInstanceOf(BigDecimal.class);
  }

  @Test
  void texts_of_floats_are_fixed_from_ten_to_the_minus_5_up_to_16() {
    assertThat(TextForm.of(0.00001)).isEqualTo("0.00001");
    assertThat(TextForm.of(0.0000015)).isEqualTo("1.5E-06");
    assertThat(TextForm.of(1e16)).isEqualTo("10000000000000000");
    assertThat(TextForm.of(1e17)).isEqualTo("1E+17");
    assertThat(TextForm.of(-1.25e300)).isEqualTo("-1.25E+300");
    assertThat(TextForm.of(Double.MIN_VALUE)).isEqualTo("5E-324");
    assertThat(TextForm.of(1.7976931348623157e308)).isEqualTo("1.7976931348623157E+308");
    assertThat(TextForm.of(0.1 + 0.2)).isEqualTo("0.30000000000000004");
    assertThat(TextForm.of(Double.parseDouble("2e23"))).isEqualTo("2E+23");
    assertThat(TextForm.of(-0.0)).isEqualTo("-0");
    assertThat(TextForm.of(Double.NaN)).isEqualTo("NaN");
  }

  @Test
  void a_binary_value_reads_as_its_text_in_its_charset() {
    Map<String, Object> latin = new LinkedHashMap<>();
    latin.put("$content-type", "text/plain; charset=\"iso-8859-1\"");
    latin.put("$content", "6Q==");
    assertThat(TextForm.of(latin)).isEqualTo("é");
    assertThat(TextForm.of(Binary.ofText("application/json", "\ufeffé").value())).isEqualTo("é");
  }

  @Test
  void letter_case_is_invariant_with_turkish_letters_left_alone() {
    assertThat(Chars.upper("ıIiİ")).isEqualTo("ıIIİ");
    assertThat(Chars.lower("ıIiİ")).isEqualTo("ıiiİ");
    assertThat(Chars.equalsIgnoringCase("TITLE", "title")).isTrue();
    assertThat(Chars.compareIgnoringCase("a", "B")).isNegative();
    assertThat(Chars.compareIgnoringCase("ab", "A")).isPositive();
  }

  @Test
  void keys_are_found_exactly_first_and_then_ignoring_case() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("Ab", 1);
    map.put("aB", 2);
    assertThat(Values.findKey(map, "aB")).isEqualTo("aB");
    assertThat(Values.findKey(map, "AB")).isEqualTo("Ab");
    assertThat(Values.findKey(map, "x")).isNull();
  }
}
