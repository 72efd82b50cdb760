package io.sluice.wdl.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class HashTest {
  @Test
  void a_hash_has_thirty_two_characters_of_base_32_and_stays_the_same() {
    assertThat(Hash.of("run", "event-1", "hello"))
        .matches("[a-z2-7]{32}")
        .isEqualTo(Hash.of("run", "event-1", "hello"));
  }

  @Property
  void ids_of_later_times_sort_later(
      @ForAll @LongRange(min = 0, max = (1L << 45) - 2) long millis, @ForAll String part) {
    String earlier = Hash.timed(Instant.ofEpochMilli(millis), part);
    String later = Hash.timed(Instant.ofEpochMilli(millis + 1), part);
    assertThat(earlier).matches("[a-z2-7]{32}").isLessThan(later);
  }

  @Test
  void ids_of_one_time_differ_as_their_parts_do() {
    assertThat(Hash.timed(Instant.EPOCH, "a", "1"))
        .isNotEqualTo(Hash.timed(Instant.EPOCH, "a", "2"));
  }

  @Test
  void a_derived_id_begins_like_its_origin_and_is_stable() {
    String event = Hash.of("event");
    assertThat(Hash.beside(event, "run", event))
        .matches("[a-z2-7]{32}")
        .startsWith(event.substring(0, 9))
        .isNotEqualTo(event)
        .isEqualTo(Hash.beside(event, "run", event))
        .isNotEqualTo(Hash.beside(event, "run", event, "2"));
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
