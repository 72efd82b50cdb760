package io.sluice.simulator.world;

import java.time.Instant;
import java.util.PriorityQueue;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Queue of planned events, ordered by due time and then by order of planning. */
final class Agenda {

  /** A planned event. */
  record Entry(Instant at, long sequence, UUID instance, Due due) implements Comparable<Entry> {
    @Override
    public int compareTo(Entry other) {
      int byTime = at.compareTo(other.at);
      return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
    }
  }

  final PriorityQueue<Entry> entries = new PriorityQueue<>();
  long sequence;

  void add(Instant at, UUID instance, Due due) {
    entries.add(new Entry(at, sequence++, instance, due));
  }

  /** Removes and returns the next event if it is due. */
  @Nullable Entry poll(Instant now) {
    @Nullable Entry next = entries.peek();
    return next == null || next.at().isAfter(now) ? null : entries.poll();
  }

  @Nullable Instant nextAt() {
    @Nullable Entry next = entries.peek();
    return next == null ? null : next.at();
  }
}
