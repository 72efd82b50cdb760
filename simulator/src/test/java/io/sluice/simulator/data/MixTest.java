package io.sluice.simulator.data;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class MixTest {

  @Property
  void the_hash_is_reversible(@ForAll long value) {
    assertThat(Mix.unmix(Mix.mix(value))).isEqualTo(value);
  }

  @Property
  void the_permutation_stays_in_range_and_is_reversible(
      @ForAll @LongRange(min = 1, max = 1L << 40) long size,
      @ForAll @LongRange(min = 0, max = 1L << 40) long value,
      @ForAll long key) {
    long place = value % size;
    long there = Mix.permute(place, size, key);
    assertThat(there).isBetween(0L, size - 1);
    assertThat(Mix.unpermute(there, size, key)).isEqualTo(place);
  }

  @Property
  void ids_are_found_by_value(
      @ForAll long seed, @ForAll @LongRange(min = 0, max = Long.MAX_VALUE) long row) {
    Ids ids = new Ids(seed, "Customer");
    assertThat(ids.id(row)).matches("[0-9a-f]{32}");
    assertThat(ids.row(ids.id(row))).hasValue(row);
    assertThat(ids.row(ids.uuid(row))).hasValue(row);
  }

  @Test
  void an_invented_id_belongs_to_no_row() {
    Ids ids = new Ids(1, "Customer");
    assertThat(ids.row("ce759201f786d590bf2134bff576c369")).isEmpty();
    assertThat(ids.row("x")).isEmpty();
    assertThat(new Ids(2, "Customer").row(ids.id(5))).isEmpty();
  }
}
