package io.sluice.hub.source;

import io.sluice.hub.store.Checkpoint;
import io.sluice.hub.store.Watch;
import io.sluice.hub.trigger.Triggers.WatchState;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Watches and watermarks as last committed. The states in it are what triggers decide from, and a
 * sweep writes only rows that differ from it: with ten thousand watches nearly all are the same as
 * a minute ago. The time of the last read is one watermark per kind.
 */
final class StoredWatches {
  private final Map<String, Map<String, Watch>> byKind = new LinkedHashMap<>();
  private final Map<String, Map<String, String>> states = new LinkedHashMap<>();
  private final Map<String, String> watermarks = new LinkedHashMap<>();

  /** Replaces the watches with those loaded from the store or committed to it. */
  void take(Checkpoint checkpoint) {
    watermarks.putAll(checkpoint.watermarks());
    for (Watch watch : checkpoint.watches()) {
      byKind
          .computeIfAbsent(watch.kind(), kind -> new LinkedHashMap<>())
          .put(watch.id().key(), watch);
      states.remove(watch.kind());
    }
  }

  /** The states of one kind by watch key; the same unmodifiable map until one of them changes. */
  Map<String, String> states(String kind) {
    return states.computeIfAbsent(kind, this::collect);
  }

  private Map<String, String> collect(String kind) {
    Map<String, String> collected = new LinkedHashMap<>();
    byKind.getOrDefault(kind, Map.of()).forEach((key, watch) -> collected.put(key, watch.state()));
    return Collections.unmodifiableMap(collected);
  }

  /** The watermarks that differ from the stored ones. */
  Map<String, String> changed(Map<String, String> now) {
    Map<String, String> changed = new LinkedHashMap<>(now);
    changed.entrySet().removeIf(mark -> mark.getValue().equals(watermarks.get(mark.getKey())));
    return changed;
  }

  /** Whether a row differs from the stored one in anything but its time. */
  boolean changes(Watch row) {
    Watch before = byKind.getOrDefault(row.kind(), Map.of()).get(row.id().key());
    return before == null || !before.equals(row.at(before.at()));
  }

  /** The watermarks that hold when the kinds of these watches were read. */
  static Map<String, String> reads(List<WatchState> watches) {
    Map<String, String> reads = new LinkedHashMap<>();
    for (WatchState watch : watches) {
      if (watch.outcome().threshold() != null) {
        reads.put(Checkpoint.readOf(watch.watch().kind()), watch.at().toString());
      }
    }
    return reads;
  }
}
