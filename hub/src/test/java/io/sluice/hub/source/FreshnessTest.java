package io.sluice.hub.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.hub.source.Freshness.Visibility;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FreshnessTest {
  private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
  private static final Duration DEADLINE = Duration.ofMinutes(3);

  @Test
  void an_unreadable_source_is_reported_once_and_again_after_it_was_readable() {
    Freshness known = step(Freshness.NONE, true, Map.of(), 0).next();
    assertThat(step(known, false, Map.of(), 3).stale()).isEmpty();
    Freshness.FreshnessUpdate late = step(known, false, Map.of(), 4);
    assertThat(late.fresh()).extracting(Freshness.StaleWatch::since).containsExactly(START);
    Freshness.FreshnessUpdate later = step(late.next(), false, Map.of(), 5);
    assertThat(later.fresh()).isEmpty();
    assertThat(later.stale()).hasSize(1);
    Freshness seen = step(later.next(), true, Map.of(), 6).next();
    assertThat(step(seen, false, Map.of(), 10).fresh()).hasSize(1);
  }

  @Test
  void a_missing_entity_is_reported_after_the_deadline_and_a_short_absence_is_not() {
    Freshness known = sight(Freshness.NONE, Visibility.ABSENT, 0).next();
    Freshness back = sight(known, Visibility.SEEN, 1).next();
    Freshness gone = sight(back, Visibility.ABSENT, 2).next();
    assertThat(sight(gone, Visibility.ABSENT, 5).fresh()).isEmpty();
    assertThat(sight(gone, Visibility.ABSENT, 6).fresh())
        .extracting(Freshness.StaleWatch::key, Freshness.StaleWatch::since)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("segment/VIP", START.plusSeconds(120)));
  }

  @Test
  void an_entity_may_have_no_value_during_a_refresh() {
    Freshness known = sight(Freshness.NONE, Visibility.WITHOUT_VALUE, 0).next();
    assertThat(sight(known, Visibility.WITHOUT_VALUE, 24 * 60).fresh()).isEmpty();
    assertThat(sight(known, Visibility.WITHOUT_VALUE, 24 * 60 + 1).fresh()).hasSize(1);
  }

  @Test
  void an_unreadable_list_does_not_change_whether_an_entity_is_missing() {
    assertThat(sight(Freshness.NONE, Visibility.NOT_READ, 0).next().unseen()).isEmpty();
    Freshness gone = sight(Freshness.NONE, Visibility.ABSENT, 0).next();
    Freshness told = sight(gone, Visibility.ABSENT, 4).next();
    Freshness.FreshnessUpdate unread = sight(told, Visibility.NOT_READ, 5);
    assertThat(unread.stale()).hasSize(1);
    assertThat(sight(unread.next(), Visibility.ABSENT, 6).fresh()).isEmpty();
  }

  private static Freshness.FreshnessUpdate sight(Freshness known, Visibility sight, int minute) {
    return step(known, true, Map.of("segment/VIP", sight), minute);
  }

  private static Freshness.FreshnessUpdate step(
      Freshness known, boolean whole, Map<String, Visibility> sights, int minute) {
    return Freshness.parse(known.text())
        .take(DEADLINE, whole, sights, START.plusSeconds(60L * minute));
  }
}
