package io.sluice.hub.gate;

import io.sluice.hub.store.Slot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the slots on disk mean after a restart. The wall clock may have been stepped while we were
 * down and nobody knows how long that was, so only differences within one life of the process are
 * believed: a slot is as old as its own life went on after it, plus the lengths of the lives since.
 * The time between lives counts as none. Timestamps of one life come from its monotonic clock; the
 * upper part of a permit's number tells its life.
 */
final class RestoredLedger {
  private static final int LIFE_SHIFT = 28;

  private RestoredLedger() {}

  /**
   * How to begin.
   *
   * @param firstPermit the number of the new life's first permit
   * @param ages how long ago each stored call ended at the least; negative when its hard end is
   *     still to come
   */
  record Start(long firstPermit, List<Duration> ages) {}

  /** Reads the ledger of earlier lives. */
  static Start start(List<Slot> rows, Instant wallClock) {
    TreeMap<Long, List<Slot>> lives = new TreeMap<>();
    for (Slot row : rows) {
      lives.computeIfAbsent(row.permit() >> LIFE_SHIFT, life -> new ArrayList<>()).add(row);
    }
    long life = Math.max(1, wallClock.getEpochSecond());
    if (!lives.isEmpty()) {
      life = Math.max(life, lives.lastKey() + 1);
    }
    List<Duration> ages = new ArrayList<>();
    Duration since = Duration.ZERO;
    for (Map.Entry<Long, List<Slot>> one : lives.descendingMap().entrySet()) {
      Instant last = last(one.getValue());
      for (Slot row : one.getValue()) {
        ages.add(Duration.between(end(row), last).plus(since));
      }
      since = since.plus(Duration.between(first(one.getValue()), last));
    }
    return new Start(life << LIFE_SHIFT, List.copyOf(ages));
  }

  private static Instant end(Slot row) {
    return row.settledAt() != null ? row.settledAt() : row.hardEnd();
  }

  /** The latest moment that the life is known to have reached. */
  private static Instant last(List<Slot> life) {
    Instant last = Instant.MIN;
    for (Slot row : life) {
      Instant known = row.settledAt() != null ? row.settledAt() : row.reservedAt();
      last = known.isAfter(last) ? known : last;
    }
    return last;
  }

  private static Instant first(List<Slot> life) {
    Instant first = Instant.MAX;
    for (Slot row : life) {
      first = row.reservedAt().isBefore(first) ? row.reservedAt() : first;
    }
    return first;
  }
}
