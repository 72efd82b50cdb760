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
 * Everybody who waits for a slot: a bounded line for each priority, and who leaves when. When a
 * line is full, the user who has most callers in it loses the youngest, so that a flood by one user
 * keeps nobody else out: who has no more callers than the user of the one that comes loses none.
 */
final class WaitQueue {
  private final int bound;
  private final Map<Priority, FairQueue> lines = new EnumMap<>(Priority.class);
  private final TreeSet<PermitRequest> byDeadline =
      new TreeSet<>(
          Comparator.comparingLong(PermitRequest::deadline)
              .thenComparingLong(PermitRequest::ticket));
  private final TreeSet<PermitRequest> byAge =
      new TreeSet<>(Comparator.comparingLong(PermitRequest::ticket));

  WaitQueue(int bound) {
    this.bound = bound;
    for (Priority priority : Priority.values()) {
      lines.put(priority, new FairQueue());
    }
  }

  /** Lets a caller in; gives the one that has to go for it, which may be the same. */
  Optional<PermitRequest> add(PermitRequest request) {
    FairQueue line = line(request.priority());
    line.add(request);
    byDeadline.add(request);
    byAge.add(request);
    if (line.size() <= bound) {
      return Optional.empty();
    }
    PermitRequest loser = line.leastDeserving();
    remove(loser);
    return Optional.of(loser);
  }

  /** Takes the next caller of a priority that has one. */
  PermitRequest next(Priority priority) {
    PermitRequest request = line(priority).next();
    byDeadline.remove(request);
    byAge.remove(request);
    return request;
  }

  /** Takes out those whose deadline has come. */
  List<PermitRequest> expire(long now) {
    List<PermitRequest> gone = new ArrayList<>();
    while (!byDeadline.isEmpty() && byDeadline.first().deadline() <= now) {
      PermitRequest request = byDeadline.first();
      remove(request);
      gone.add(request);
    }
    return gone;
  }

  boolean isEmpty() {
    return byAge.isEmpty();
  }

  int size() {
    return byAge.size();
  }

  int size(Priority priority) {
    return line(priority).size();
  }

  /** How many of a priority go before a call that a user of it would add. */
  int ahead(Priority priority, String user) {
    return line(priority).ahead(user);
  }

  OptionalLong nextDeadline() {
    return isEmpty() ? OptionalLong.empty() : OptionalLong.of(byDeadline.first().deadline());
  }

  /** Since when the caller waits that waits longest. */
  OptionalLong oldest() {
    return isEmpty() ? OptionalLong.empty() : OptionalLong.of(byAge.first().since());
  }

  private void remove(PermitRequest request) {
    line(request.priority()).remove(request);
    byDeadline.remove(request);
    byAge.remove(request);
  }

  private FairQueue line(Priority priority) {
    return java.util.Objects.requireNonNull(lines.get(priority));
  }
}
