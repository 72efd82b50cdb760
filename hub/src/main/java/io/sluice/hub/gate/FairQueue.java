package io.sluice.hub.gate;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Waiting callers of one priority, served round-robin by user and in order of arrival per user. */
final class FairQueue {
  /** Callers by user; the first user is served next. */
  private final Map<String, TreeMap<Long, PermitRequest>> users = new LinkedHashMap<>();

  private int size;

  void add(PermitRequest request) {
    users.computeIfAbsent(request.user(), user -> new TreeMap<>()).put(request.ticket(), request);
    size++;
  }

  /** Removes the next caller; the queue must not be empty. */
  PermitRequest next() {
    Map.Entry<String, TreeMap<Long, PermitRequest>> turn = users.entrySet().iterator().next();
    users.remove(turn.getKey());
    PermitRequest request = turn.getValue().pollFirstEntry().getValue();
    if (!turn.getValue().isEmpty()) {
      users.put(turn.getKey(), turn.getValue());
    }
    size--;
    return request;
  }

  void remove(PermitRequest request) {
    TreeMap<Long, PermitRequest> own = users.get(request.user());
    if (own != null && own.remove(request.ticket()) != null) {
      size--;
      if (own.isEmpty()) {
        users.remove(request.user());
      }
    }
  }

  /**
   * The newest request among the users with most waiting requests, which is dropped when the queue
   * overflows: a user with fewer requests than the new caller's user never loses one to it. The
   * queue must not be empty.
   */
  PermitRequest newestOfBusiestUsers() {
    return users.values().stream()
        .max(
            Comparator.<TreeMap<Long, PermitRequest>>comparingInt(TreeMap::size)
                .thenComparing(TreeMap::lastKey))
        .orElseThrow()
        .lastEntry()
        .getValue();
  }

  /** Number of waiting callers that precede a call that this user would add. */
  int ahead(String user) {
    int own = users.getOrDefault(user, new TreeMap<>()).size();
    int ahead = own;
    int turns = own + 1;
    for (Map.Entry<String, TreeMap<Long, PermitRequest>> other : users.entrySet()) {
      if (other.getKey().equals(user)) {
        turns = own;
      } else {
        ahead += Math.min(other.getValue().size(), turns);
      }
    }
    return ahead;
  }

  int size() {
    return size;
  }
}
