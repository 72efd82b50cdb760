package io.sluice.hub.source;

import io.sluice.hub.store.Checkpoint;
import io.sluice.hub.store.Watch;
import io.sluice.hub.trigger.Triggers.WatchState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Watermarks and watches as they are in the store, so that a sweep writes only those that changed:
 * with ten thousand watches nearly all say the same as the minute before. When they were read last
 * is one watermark for each kind.
 */
final class StoredWatches {
  private final Map<String, Watch> rows = new LinkedHashMap<>();
  private final Map<String, String> marks = new LinkedHashMap<>();

  /** Takes what is in the store. */
  void take(Map<String, String> watermarks, List<Watch> watches) {
    marks.putAll(watermarks);
    watches.forEach(row -> rows.put(row.id().key(), row));
  }

  /** The watermarks that are not in the store as they are here. */
  Map<String, String> changed(Map<String, String> watermarks) {
    Map<String, String> changed = new LinkedHashMap<>(watermarks);
    changed.entrySet().removeIf(mark -> mark.getValue().equals(marks.get(mark.getKey())));
    return changed;
  }

  /** Whether a row says anything else than what is in the store, its time aside. */
  boolean changes(Watch row) {
    Watch before = rows.get(row.id().key());
    return before == null || !before.equals(row.at(before.at()));
  }

  /** The watermarks that say when the kinds of these watches were read. */
  static Map<String, String> reads(List<WatchState> watches) {
    Map<String, String> reads = new LinkedHashMap<>();
    for (WatchState watch : watches) {
      if (watch.threshold() != null) {
        reads.put(Checkpoint.readOf(watch.kind()), watch.at().toString());
      }
    }
    return reads;
  }
}
