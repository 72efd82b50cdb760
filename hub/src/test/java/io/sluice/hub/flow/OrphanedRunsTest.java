package io.sluice.hub.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.hub.store.Page;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrphanedRunsTest {
  private final OrphanedRuns stragglers = new OrphanedRuns();

  @Test
  void a_run_is_left_behind_when_two_looks_running_find_it_idle() {
    assertThat(look("a", "b")).isEmpty();
    assertThat(stragglers.found(page(null, "a", "b"), "b"::equals)).containsExactly("b");
    assertThat(look("a", "b")).containsExactly("b");
    assertThat(look("a", "b")).containsExactly("a", "b");
  }

  @Test
  void a_round_over_several_pages_counts_as_one_look() {
    assertThat(stragglers.found(page("1", "a"), id -> true)).isEmpty();
    assertThat(stragglers.cursor()).isEqualTo("1");
    assertThat(stragglers.again()).isTrue();
    assertThat(stragglers.found(page(null, "b"), id -> true)).isEmpty();
    assertThat(stragglers.again()).isFalse();
    assertThat(stragglers.cursor()).isNull();
    assertThat(stragglers.found(page("1", "a"), id -> true)).containsExactly("a");
  }

  @Test
  void one_look_reads_a_bounded_number_of_pages() {
    int pages = 1;
    stragglers.found(page("1", "a"), id -> true);
    while (stragglers.again()) {
      stragglers.found(page("1", "a"), id -> true);
      pages++;
    }
    assertThat(pages).isEqualTo(OrphanedRuns.PAGES);
  }

  @Test
  void claims_are_remembered_up_to_a_bound() {
    for (int i = 0; i <= OrphanedRuns.CLAIMS; i++) {
      stragglers.claim("r" + i);
    }
    assertThat(stragglers.claimed("r0")).isFalse();
    assertThat(stragglers.claimed("r1")).isTrue();
    stragglers.giveUp("r1");
    assertThat(stragglers.claimed("r1")).isFalse();
  }

  private List<String> look(String... open) {
    return stragglers.found(page(null, open), id -> true);
  }

  private static Page<String> page(String next, String... ids) {
    return new Page<>(List.of(ids), next);
  }
}
