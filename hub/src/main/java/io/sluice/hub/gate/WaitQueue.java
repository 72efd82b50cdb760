package io.sluice.hub.gate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;

/**
 * All callers waiting for a permit: a bounded queue per priority, ordered by deadline as well. When
 * a queue overflows, the user with most callers in it loses the newest one, so that a flood by one
 * user excludes no other user.
 */
final class WaitQueue {
  private final int bound;
  private final Map<Priority, FairQueue> queues = new EnumMap<>(Priority.class);
  private final TreeSet<PermitRequest> byDeadline =
      new TreeSet<>(
          Comparator.comparingLong(PermitRequest::deadline)
              .thenComparingLong(PermitRequest::ticket));
  private final TreeSet<PermitRequest> byAge =
      new TreeSet<>(Comparator.comparingLong(PermitRequest::ticket));

  WaitQueue(int bound) {
    this.bound = bound;
    for (Priority priority : Priority.values()) {
      queues.put(priority, new FairQueue());
    }
  }

  /**
   * Adds a caller.
   *
   * @return the caller that is dropped for it, possibly the same; empty if there was room
   */
  Optional<PermitRequest> add(PermitRequest request) {
    FairQueue queue = queue(request.priority());
    queue.add(request);
    byDeadline.add(request);
    byAge.add(request);
    if (queue.size() <= bound) {
      return Optional.empty();
    }
    PermitRequest dropped = queue.newestOfBusiestUsers();
    remove(dropped);
    return Optional.of(dropped);
  }

  /** Removes the next caller of a priority; there must be one. */
  PermitRequest next(Priority priority) {
    PermitRequest request = queue(priority).next();
    byDeadline.remove(request);
    byAge.remove(request);
    return request;
  }

  /** Removes the callers whose deadline has passed. */
  List<PermitRequest> expire(long now) {
    List<PermitRequest> expired = new ArrayList<>();
    while (!byDeadline.isEmpty() && byDeadline.first().deadline() <= now) {
      PermitRequest request = byDeadline.first();
      remove(request);
      expired.add(request);
    }
    return expired;
  }

  boolean isEmpty() {
    return byAge.isEmpty();
  }

  int size() {
    return byAge.size();
  }

  int size(Priority priority) {
    return queue(priority).size();
  }

  /** Number of callers of a priority that precede a call that this user would add. */
  int ahead(Priority priority, String user) {
    return queue(priority).ahead(user);
  }

  OptionalLong nextDeadline() {
    return isEmpty() ? OptionalLong.empty() : OptionalLong.of(byDeadline.first().deadline());
  }

  /** When the longest-waiting caller arrived. */
  OptionalLong oldest() {
    return isEmpty() ? OptionalLong.empty() : OptionalLong.of(byAge.first().since());
  }

  private void remove(PermitRequest request) {
    queue(request.priority()).remove(request);
    byDeadline.remove(request);
    byAge.remove(request);
  }

  private FairQueue queue(Priority priority) {
    return java.util.Objects.requireNonNull(queues.get(priority));
  }
}
