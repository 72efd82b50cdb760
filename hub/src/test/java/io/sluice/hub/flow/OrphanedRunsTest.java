package io.sluice.hub.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.hub.store.Page;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrphanedRunsTest {
  private final OrphanedRuns orphans = new OrphanedRuns();

  @Test
  void a_run_is_orphaned_when_two_consecutive_scans_find_it_idle() {
    assertThat(scan("a", "b")).isEmpty();
    assertThat(orphans.found(page(null, "a", "b"), "b"::equals)).containsExactly("b");
    assertThat(scan("a", "b")).containsExactly("b");
    assertThat(scan("a", "b")).containsExactly("a", "b");
  }

  @Test
  void a_round_over_several_pages_counts_as_one_scan() {
    assertThat(orphans.found(page("1", "a"), id -> true)).isEmpty();
    assertThat(orphans.cursor()).isEqualTo("1");
    assertThat(orphans.hasMore()).isTrue();
    assertThat(orphans.found(page(null, "b"), id -> true)).isEmpty();
    assertThat(orphans.hasMore()).isFalse();
    assertThat(orphans.cursor()).isNull();
    assertThat(orphans.found(page("1", "a"), id -> true)).containsExactly("a");
  }

  @Test
  void a_scan_reads_a_bounded_number_of_pages() {
    int pages = 1;
    orphans.found(page("1", "a"), id -> true);
    while (orphans.hasMore()) {
      orphans.found(page("1", "a"), id -> true);
      pages++;
    }
    assertThat(pages).isEqualTo(OrphanedRuns.MAX_PAGES);
  }

  @Test
  void claims_are_kept_up_to_a_limit() {
    for (int i = 0; i <= OrphanedRuns.MAX_CLAIMS; i++) {
      orphans.claim("r" + i);
    }
    assertThat(orphans.isClaimed("r0")).isFalse();
    assertThat(orphans.isClaimed("r1")).isTrue();
    orphans.unclaim("r1");
    assertThat(orphans.isClaimed("r1")).isFalse();
  }

  private List<String> scan(String... open) {
    return orphans.found(page(null, open), id -> true);
  }

  private static Page<String> page(String next, String... ids) {
    return new Page<>(List.of(ids), next);
  }
}
