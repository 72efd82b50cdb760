package io.sluice.hub.gate;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The callers of one priority, served in turn: one call of each user, then the next round; the
 * calls of one user in the order they came.
 */
final class FairQueue {
  /** Whose turn is next stands first. */
  private final Map<String, TreeMap<Long, PermitRequest>> users = new LinkedHashMap<>();

  private int size;

  void add(PermitRequest request) {
    users.computeIfAbsent(request.user(), user -> new TreeMap<>()).put(request.ticket(), request);
    size++;
  }

  /** Takes the next caller; the line must not be empty. */
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
   * The youngest request of those users who have most of them: whoever waits with no more calls
   * than the user who comes is not sent away for it. The line must not be empty.
   */
  PermitRequest leastDeserving() {
    return users.values().stream()
        .max(
            Comparator.<TreeMap<Long, PermitRequest>>comparingInt(TreeMap::size)
                .thenComparing(TreeMap::lastKey))
        .orElseThrow()
        .lastEntry()
        .getValue();
  }

  /** How many of those who wait now go before a call that this user would add. */
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
