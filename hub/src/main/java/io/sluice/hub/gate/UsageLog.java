package io.sluice.hub.gate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Calls granted in the last window, for statistics. */
final class UsageLog {
  private static final long SECOND = 1_000_000_000;

  /** Longer windows show their last five minutes only. */
  private static final int MAX_SECONDS = 300;

  private final long length;
  private final ArrayDeque<Grant> grants = new ArrayDeque<>();

  UsageLog(Window window) {
    this.length = window.length().toNanos();
  }

  private record Grant(long at, String user) {}

  void advance(long now) {
    while (!grants.isEmpty() && grants.element().at() <= now - length) {
      grants.remove();
    }
  }

  void granted(long now, String user) {
    grants.add(new Grant(now, user));
  }

  int total() {
    return grants.size();
  }

  /** Calls in each second of the window, or of its last five minutes; oldest first. */
  List<Integer> perSecond(long now) {
    int seconds = (int) Math.max(1, Math.min(MAX_SECONDS, length / SECOND));
    int[] counts = new int[seconds];
    for (Grant grant : grants) {
      long ago = (now - grant.at()) / SECOND;
      if (ago < seconds) {
        counts[seconds - 1 - (int) ago]++;
      }
    }
    List<Integer> listed = new ArrayList<>(seconds);
    for (int count : counts) {
      listed.add(count);
    }
    return List.copyOf(listed);
  }

  /** Calls by user, highest first. */
  List<Gate.UserCalls> users() {
    Map<String, Integer> counts = new LinkedHashMap<>();
    grants.forEach(grant -> counts.merge(grant.user(), 1, Integer::sum));
    return counts.entrySet().stream()
        .map(entry -> new Gate.UserCalls(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparingInt(Gate.UserCalls::calls).reversed())
        .toList();
  }
}
