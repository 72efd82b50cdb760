package io.sluice.wdl.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JournalValuesTest {
  @Provide
  Arbitrary<@Nullable Object> values() {
    Arbitrary<@Nullable Object> plain =
        Arbitraries.oneOf(
            Arbitraries.strings().ofMaxLength(8).map(text -> (Object) text),
            Arbitraries.longs().map(number -> (Object) number),
            Arbitraries.doubles().map(number -> (Object) number),
            Arbitraries.of(Double.NaN, Double.POSITIVE_INFINITY, -0.0).map(n -> (Object) n),
            Arbitraries.bigDecimals().ofScale(3).map(number -> (Object) number),
            Arbitraries.of(true, false).map(bool -> (Object) bool),
            Arbitraries.just((Object) "null").map(text -> (@Nullable Object) null));
    Arbitrary<String> keys =
        Arbitraries.oneOf(
            Arbitraries.strings().alpha().ofMaxLength(3),
            Arbitraries.of("$decimal", "$double", "$object", "$same"));
    return Arbitraries.recursive(
        () -> plain,
        inner ->
            Arbitraries.oneOf(
                inner,
                inner.list().ofMaxSize(4).map(list -> (Object) new ArrayList<>(list)),
                Arbitraries.maps(keys, inner)
                    .ofMaxSize(4)
                    .map(map -> (Object) new LinkedHashMap<>(map))),
        0,
        4);
  }

  @Property
  void every_value_comes_back_as_it_was(@ForAll("values") @Nullable Object value) {
    String text = JournalValues.write(value);
    assertThat(JournalValues.read(text)).isEqualTo(value);
    assertThat(JournalValues.write(JournalValues.read(text))).isEqualTo(text);
  }

  @Property
  void a_repeated_value_is_written_once(@ForAll("values") @Nullable Object value) {
    List<@Nullable Object> twice = new ArrayList<>();
    twice.add(value);
    twice.add(Map.of("again", List.of(1L)));
    twice.add(value);
    assertThat(JournalValues.read(JournalValues.write(twice))).isEqualTo(twice);
  }

  @Test
  void a_repeated_object_is_a_reference() {
    Map<String, Object> row = new LinkedHashMap<>(Map.of("id", 1L));
    assertThat(JournalValues.write(List.of(row, row))).isEqualTo("[{\"id\":1},{\"$same\":2}]");
  }

  @Test
  void decimals_keep_their_scale_and_order_of_members_stays() {
    Map<String, Object> value = new LinkedHashMap<>();
    value.put("b", new BigDecimal("1.20"));
    value.put("a", 5.0);
    assertThat(JournalValues.write(value)).isEqualTo("{\"b\":{\"$decimal\":\"1.20\"},\"a\":5.0}");
    assertThat(JournalValues.read(JournalValues.write(value))).hasToString("{b=1.20, a=5.0}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[1,", "{\"a\":}", "nope"})
  void a_damaged_text_is_refused(String text) {
    assertThatThrownBy(() -> JournalValues.read(text))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("damaged");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[]", "{\"v\":2,\"at\":\"x\",\"draws\":0,\"facts\":[]}"})
  void an_entry_that_this_hub_cannot_read_is_refused(String text) {
    assertThatThrownBy(() -> Journal.read(text)).isInstanceOf(IllegalStateException.class);
  }
}
