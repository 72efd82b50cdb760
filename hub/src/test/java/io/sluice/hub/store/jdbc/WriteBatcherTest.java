package io.sluice.hub.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class WriteBatcherTest {
  @Test
  void an_empty_queue_has_nothing_due() {
    WriteBatcher<String> batcher = new WriteBatcher<>(10, 5);

    assertThat(batcher.due()).isFalse();
    assertThat(batcher.next()).isEmpty();
  }

  @Test
  void a_group_has_the_oldest_first_and_no_more_than_its_bound() {
    WriteBatcher<Integer> batcher = new WriteBatcher<>(10, 3);
    for (int i = 0; i < 5; i++) {
      assertThat(batcher.offer(i, false)).isTrue();
    }

    assertThat(batcher.next()).containsExactly(0, 1, 2);
    assertThat(batcher.next()).containsExactly(3, 4);
    assertThat(batcher.next()).isEmpty();
  }

  @Test
  void a_full_queue_accepts_no_write_until_a_group_has_been_written() {
    WriteBatcher<Integer> batcher = new WriteBatcher<>(2, 1);
    batcher.offer(0, false);
    batcher.offer(1, true);

    assertThat(batcher.offer(2, false)).isFalse();
    assertThat(batcher.size()).isEqualTo(2);

    batcher.next();
    assertThat(batcher.offer(2, false)).isTrue();
  }

  @Test
  void a_deferrable_write_waits_for_the_next_urgent_one_and_precedes_it() {
    WriteBatcher<String> batcher = new WriteBatcher<>(10, 5);
    batcher.offer("patient", true);
    assertThat(batcher.due()).isFalse();
    assertThat(batcher.next()).isEmpty();

    batcher.offer("urgent", false);
    assertThat(batcher.next()).containsExactly("patient", "urgent");
  }

  @Test
  void a_patient_unit_behind_an_urgent_one_rides_along_when_there_is_room() {
    WriteBatcher<String> batcher = new WriteBatcher<>(10, 2);
    batcher.offer("a", false);
    batcher.offer("b", true);
    batcher.offer("c", true);

    assertThat(batcher.next()).containsExactly("a", "b");
    assertThat(batcher.next()).isEmpty();
    assertThat(batcher.size()).isEqualTo(1);
  }

  @Test
  void enough_deferrable_writes_form_a_group() {
    WriteBatcher<Integer> batcher = new WriteBatcher<>(1_000, 1_000);
    for (int i = 1; i < WriteBatcher.MAX_PATIENT; i++) {
      batcher.offer(i, true);
    }
    assertThat(batcher.due()).isFalse();

    batcher.offer(WriteBatcher.MAX_PATIENT, true);
    assertThat(batcher.next()).hasSize(WriteBatcher.MAX_PATIENT);
  }

  @Test
  void a_queue_full_of_patient_units_is_due() {
    WriteBatcher<Integer> batcher = new WriteBatcher<>(2, 10);
    batcher.offer(1, true);
    batcher.offer(2, true);

    assertThat(batcher.next()).containsExactly(1, 2);
  }

  @Test
  void hurry_makes_patient_units_due() {
    WriteBatcher<Integer> batcher = new WriteBatcher<>(10, 10);
    batcher.offer(1, true);
    batcher.hurry();

    assertThat(batcher.next()).containsExactly(1);
  }

  /** Whatever comes in leaves once, in its order, in groups within the bound. */
  @Property
  void all_leave_once_in_order(
      @ForAll List<Boolean> patience, @ForAll @IntRange(min = 1, max = 7) int groupBound) {
    WriteBatcher<Integer> batcher = new WriteBatcher<>(1_000, groupBound);
    List<Integer> left = new ArrayList<>();
    for (int i = 0; i < patience.size(); i++) {
      batcher.offer(i, patience.get(i));
      if (i % 3 == 0) {
        List<Integer> group = batcher.next();
        assertThat(group).hasSizeLessThanOrEqualTo(groupBound);
        left.addAll(group);
      }
    }
    batcher.hurry();
    while (batcher.due()) {
      left.addAll(batcher.next());
    }

    assertThat(left).hasSize(patience.size()).isSorted().doesNotHaveDuplicates();
  }
}
