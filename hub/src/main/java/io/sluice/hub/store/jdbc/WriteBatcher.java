package io.sluice.hub.store.jdbc;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides what goes into the next group: the oldest first, at most so many. A patient unit does not
 * make a group by itself; it rides with the next one that is due anyway, or when enough of them
 * have gathered. Not thread-safe.
 *
 * @param <U> what is written
 */
final class WriteBatcher<U> {
  /** So many patient units make a group of their own. */
  static final int PATIENCE = 64;

  private final ArrayDeque<U> waiting = new ArrayDeque<>();
  private final int queueBound;
  private final int groupBound;
  private int urgent;

  WriteBatcher(int queueBound, int groupBound) {
    this.queueBound = queueBound;
    this.groupBound = groupBound;
  }

  /**
   * Queues a unit.
   *
   * @return false when the queue is full; the unit is not queued then
   */
  boolean offer(U unit, boolean patient) {
    if (waiting.size() >= queueBound) {
      return false;
    }
    waiting.add(unit);
    if (!patient) {
      // Everything up to here is due: a group never overtakes.
      urgent = waiting.size();
    }
    return true;
  }

  /** Whether there is a group to write. */
  boolean due() {
    return urgent > 0 || waiting.size() >= Math.min(PATIENCE, queueBound);
  }

  /** Makes everything due, patient units too. */
  void hurry() {
    urgent = waiting.size();
  }

  /** The next group, in the order of arrival; empty when none is due. */
  List<U> next() {
    List<U> group = new ArrayList<>();
    if (due()) {
      while (group.size() < groupBound && !waiting.isEmpty()) {
        group.add(waiting.remove());
      }
      urgent = Math.max(0, urgent - group.size());
    }
    return group;
  }

  /** Units that wait. */
  int size() {
    return waiting.size();
  }
}
