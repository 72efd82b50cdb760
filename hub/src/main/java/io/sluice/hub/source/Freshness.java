package io.sluice.hub.source;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Detects what could not be observed for too long: the environment as a whole, or an entity that
 * flows watch. Each is reported once until it is observed again. Pure and immutable.
 *
 * @param complete the latest complete sweep, or the first sweep; null before the first one
 * @param unseen since when each watched entity has not been observed
 * @param reported what has been reported and is still not observed
 */
record Freshness(@Nullable Instant complete, Map<String, Instant> unseen, Set<String> reported) {
  /** How long a listed entity may lack a value; a full refresh takes hours. */
  static final Duration VALUE_DEADLINE = Duration.ofHours(24);

  /** The key of the environment as a whole. */
  static final String SOURCE = "source";

  static final Freshness NONE = new Freshness(null, Map.of(), Set.of());

  /** How one watched entity was observed. */
  enum Visibility {
    SEEN,
    ABSENT,
    WITHOUT_VALUE,
    /** Its list could not be read, which is a problem of the environment, not of the entity. */
    NOT_READ
  }

  /**
   * Something that is overdue.
   *
   * @param key {@link #SOURCE}, or type and id as in {@code segment/VIP}
   */
  record StaleWatch(String key, Instant since, String reason) {}

  /** Everything that is stale, and what of it was not reported before. */
  record FreshnessUpdate(Freshness next, List<StaleWatch> stale, List<StaleWatch> fresh) {}

  /**
   * Judges after a sweep.
   *
   * @param whole whether every list could be read
   * @param sights the visibility of each watched entity
   */
  FreshnessUpdate take(
      Duration deadline, boolean whole, Map<String, Visibility> sights, Instant now) {
    Instant seen = whole || complete == null ? now : complete;
    List<StaleWatch> stale = new ArrayList<>();
    if (Duration.between(seen, now).compareTo(deadline) > 0) {
      stale.add(new StaleWatch(SOURCE, seen, "no sweep could read everything"));
    }
    Map<String, Instant> next = new LinkedHashMap<>();
    sights.forEach(
        (key, sight) -> {
          Instant since = unseen.getOrDefault(key, now);
          if (sight == Visibility.NOT_READ ? unseen.containsKey(key) : sight != Visibility.SEEN) {
            next.put(key, since);
          }
          Duration missing = Duration.between(since, now);
          if (sight == Visibility.ABSENT && missing.compareTo(deadline) > 0) {
            stale.add(new StaleWatch(key, since, "the environment does not list it"));
          } else if (sight == Visibility.WITHOUT_VALUE && missing.compareTo(VALUE_DEADLINE) > 0) {
            stale.add(new StaleWatch(key, since, "it has no value that can be watched"));
          } else if (sight == Visibility.NOT_READ && reported.contains(key)) {
            stale.add(new StaleWatch(key, since, "it was missing when it could be read last"));
          }
        });
    Set<String> known = new LinkedHashSet<>();
    stale.forEach(one -> known.add(one.key()));
    List<StaleWatch> fresh = stale.stream().filter(one -> !reported.contains(one.key())).toList();
    return new FreshnessUpdate(new Freshness(seen, next, known), stale, fresh);
  }

  String text() {
    Map<String, Object> since = new LinkedHashMap<>();
    unseen.forEach((key, at) -> since.put(key, at.toString()));
    return StateJson.write(
        StateJson.of(
            List.of("complete", "unseen", "told"),
            StateJson.time(complete),
            since,
            new ArrayList<>(reported)));
  }

  static Freshness parse(@Nullable String text) {
    Fields tree = StateJson.read(text);
    Map<String, Instant> unseen = new LinkedHashMap<>();
    Fields since = tree.child("unseen");
    for (Object key : since.map().keySet()) {
      since.time(String.valueOf(key)).ifPresent(at -> unseen.put(String.valueOf(key), at));
    }
    return new Freshness(
        tree.time("complete").orElse(null), unseen, new LinkedHashSet<>(tree.texts("told")));
  }
}
