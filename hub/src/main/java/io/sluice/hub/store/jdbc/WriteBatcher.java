package io.sluice.hub.store.jdbc;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * A bounded queue of writes that decides which of them form the next group commit: the oldest
 * first, up to a maximum. A patient write does not cause a group; it is written with the next group
 * that is due, or once enough patient writes are queued. Pure; not thread-safe.
 *
 * @param <U> the type of writes
 */
final class WriteBatcher<U> {
  /** Number of queued patient writes from which a group is due. */
  static final int MAX_PATIENT = 64;

  private final ArrayDeque<U> waiting = new ArrayDeque<>();
  private final int queueBound;
  private final int groupBound;
  private int urgent;

  WriteBatcher(int queueBound, int groupBound) {
    this.queueBound = queueBound;
    this.groupBound = groupBound;
  }

  /**
   * Queues a write.
   *
   * @return false when the queue is full and the write was not queued
   */
  boolean offer(U unit, boolean patient) {
    if (waiting.size() >= queueBound) {
      return false;
    }
    waiting.add(unit);
    if (!patient) {
      // All earlier writes are due as well: groups keep the order.
      urgent = waiting.size();
    }
    return true;
  }

  /** Whether there is a group to write. */
  boolean due() {
    return urgent > 0 || waiting.size() >= Math.min(MAX_PATIENT, queueBound);
  }

  /** Makes all queued writes due, patient ones included. */
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

  /** Number of queued writes. */
  int size() {
    return waiting.size();
  }
}
