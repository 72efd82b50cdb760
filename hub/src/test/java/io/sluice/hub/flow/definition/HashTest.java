package io.sluice.hub.flow.definition;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class HashTest {
  @Test
  void a_hash_has_thirty_two_characters_of_base_32_and_stays_the_same() {
    assertThat(Hash.of("run", "event-1", "hello"))
        .matches("[a-z2-7]{32}")
        .isEqualTo(Hash.of("run", "event-1", "hello"));
  }

  @Property
  void where_one_part_ends_and_the_next_begins_makes_a_difference(
      @ForAll String a, @ForAll String b) {
    assertThat(Hash.of(a + b)).isNotEqualTo(Hash.of(a, b));
    if (!a.isEmpty()) {
      assertThat(Hash.of(a, b)).isNotEqualTo(Hash.of("", a + b));
    }
  }
}
