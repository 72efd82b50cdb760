package io.sluice.hub.gate;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The callers of one priority, served in turn: one call of each user, then the next round; the
 * calls of one user in the order they came.
 */
final class Line {
  /** Whose turn is next stands first. */
  private final Map<String, TreeMap<Long, Request>> users = new LinkedHashMap<>();

  private int size;

  void add(Request request) {
    users.computeIfAbsent(request.user(), user -> new TreeMap<>()).put(request.ticket(), request);
    size++;
  }

  /** Takes the next caller; the line must not be empty. */
  Request next() {
    Map.Entry<String, TreeMap<Long, Request>> turn = users.entrySet().iterator().next();
    users.remove(turn.getKey());
    Request request = turn.getValue().pollFirstEntry().getValue();
    if (!turn.getValue().isEmpty()) {
      users.put(turn.getKey(), turn.getValue());
    }
    size--;
    return request;
  }

  void remove(Request request) {
    TreeMap<Long, Request> own = users.get(request.user());
    if (own != null && own.remove(request.ticket()) != null) {
      size--;
      if (own.isEmpty()) {
        users.remove(request.user());
      }
    }
  }

  /** The youngest request of the user who has most of them; the line must not be empty. */
  Request leastDeserving() {
    TreeMap<Long, Request> most = new TreeMap<>();
    for (TreeMap<Long, Request> own : users.values()) {
      if (own.size() > most.size()) {
        most = own;
      }
    }
    return most.lastEntry().getValue();
  }

  int size() {
    return size;
  }
}
