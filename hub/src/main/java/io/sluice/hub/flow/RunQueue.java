package io.sluice.hub.flow;

import io.sluice.hub.store.FlowRun;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which runs may be under way: so many at one time for all flows, and so many of a flow that sets a
 * bound of its own. The others wait in the order in which they came. Pure.
 */
final class RunQueue {
  private final int most;
  private final Map<String, FlowRun> waiting = new LinkedHashMap<>();
  private final Set<String> active = new LinkedHashSet<>();
  private final Map<String, Integer> activeOf = new LinkedHashMap<>();

  RunQueue(int most) {
    this.most = most;
  }

  /** Tells the bound of a flow; 0 for none. */
  @FunctionalInterface
  interface Bound {
    int of(String flow);
  }

  /** Puts a run in line, unless it is in line or under way already. */
  void offer(FlowRun run) {
    if (!active.contains(run.id())) {
      waiting.putIfAbsent(run.id(), run);
    }
  }

  /** Lets a run be under way that has begun before. */
  void resume(FlowRun run) {
    activate(run);
  }

  /**
   * Lets a new run be under way at once when nobody waits before it and the bounds allow it.
   *
   * @return whether it is under way now
   */
  boolean admits(FlowRun run, Bound bound) {
    boolean now = waiting.isEmpty() && isNew(run.id()) && fits(run, bound);
    if (now) {
      activate(run);
    }
    return now;
  }

  private boolean fits(FlowRun run, Bound bound) {
    int own = bound.of(run.flow().name());
    return active.size() < most && (own == 0 || activeOf.getOrDefault(run.flow().name(), 0) < own);
  }

  /** Whether a run is neither in line nor under way. */
  boolean isNew(String id) {
    return !active.contains(id) && !waiting.containsKey(id);
  }

  /** The runs that may begin now. */
  List<FlowRun> next(Bound bound) {
    List<FlowRun> next = new ArrayList<>();
    for (Iterator<FlowRun> line = waiting.values().iterator();
        line.hasNext() && active.size() < most; ) {
      FlowRun run = line.next();
      if (fits(run, bound)) {
        line.remove();
        activate(run);
        next.add(run);
      }
    }
    return next;
  }

  /** A run has ended. */
  void release(FlowRun run) {
    if (active.remove(run.id())) {
      activeOf.merge(run.flow().name(), -1, Integer::sum);
    }
  }

  /** Takes a run out of the line; empty when it is not in it. */
  Optional<FlowRun> withdraw(String id) {
    return Optional.ofNullable(waiting.remove(id));
  }

  /** Runs under way. */
  int active() {
    return active.size();
  }

  private void activate(FlowRun run) {
    if (active.add(run.id())) {
      activeOf.merge(run.flow().name(), 1, Integer::sum);
    }
  }
}
