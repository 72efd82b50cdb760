package io.sluice.hub.gate;

import io.sluice.hub.store.Slot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the stored slots mean after a restart. The wall clock may have been stepped while the hub
 * was down, and nobody knows for how long it was down. Only differences between timestamps of one
 * process are therefore trusted: the age of a slot is the time that its own process went on after
 * it, plus the lifetimes of the processes since. Time between processes counts as zero. The upper
 * bits of a permit's number identify the process.
 *
 * @param firstPermit number of the first permit of this process
 * @param ages how long ago each stored call ended at least; negative if its hard end is still ahead
 */
record RestoredLedger(long firstPermit, List<Duration> ages) {
  private static final int PROCESS_SHIFT = 28;

  RestoredLedger {
    ages = List.copyOf(ages);
  }

  /** Interprets the slots of earlier processes. */
  static RestoredLedger of(List<Slot> slots, Instant wallClock) {
    TreeMap<Long, List<Slot>> processes = new TreeMap<>();
    for (Slot slot : slots) {
      processes
          .computeIfAbsent(slot.permit() >> PROCESS_SHIFT, process -> new ArrayList<>())
          .add(slot);
    }
    long process = Math.max(1, wallClock.getEpochSecond());
    if (!processes.isEmpty()) {
      process = Math.max(process, processes.lastKey() + 1);
    }
    List<Duration> ages = new ArrayList<>();
    Duration since = Duration.ZERO;
    for (Map.Entry<Long, List<Slot>> one : processes.descendingMap().entrySet()) {
      Instant last = last(one.getValue());
      for (Slot slot : one.getValue()) {
        ages.add(Duration.between(end(slot), last).plus(since));
      }
      since = since.plus(Duration.between(first(one.getValue()), last));
    }
    return new RestoredLedger(process << PROCESS_SHIFT, ages);
  }

  private static Instant end(Slot slot) {
    return slot.settledAt() != null ? slot.settledAt() : slot.hardEnd();
  }

  /** The latest moment that a process is known to have reached. */
  private static Instant last(List<Slot> process) {
    Instant last = Instant.MIN;
    for (Slot slot : process) {
      Instant known = slot.settledAt() != null ? slot.settledAt() : slot.reservedAt();
      last = known.isAfter(last) ? known : last;
    }
    return last;
  }

  private static Instant first(List<Slot> process) {
    Instant first = Instant.MAX;
    for (Slot slot : process) {
      first = slot.reservedAt().isBefore(first) ? slot.reservedAt() : first;
    }
    return first;
  }
}
