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
 * Limits how many runs are active: over all flows, and of a single flow whose trigger sets {@code
 * runtimeConfiguration.concurrency.runs}. Further runs wait in the order of their arrival. Pure.
 *
 * @see <a
 *     href="https://learn.microsoft.com/azure/logic-apps/logic-apps-workflow-actions-triggers#change-trigger-concurrency">Microsoft:
 *     change trigger concurrency</a>
 */
final class RunQueue {
  private final int maxActive;
  private final FlowLimit flowLimit;
  private final Map<String, FlowRun> waiting = new LinkedHashMap<>();
  private final Set<String> active = new LinkedHashSet<>();
  private final Map<String, Integer> activeByFlow = new LinkedHashMap<>();

  /** An empty queue. */
  RunQueue(int maxActive, FlowLimit flowLimit) {
    this.maxActive = maxActive;
    this.flowLimit = flowLimit;
  }

  /** The concurrency limit of each flow. */
  @FunctionalInterface
  interface FlowLimit {
    /** Maximum number of active runs of a flow; 0 for no limit. */
    int of(String flow);
  }

  /** Queues a run, unless it is queued or active already. */
  void offer(FlowRun run) {
    if (!active.contains(run.id())) {
      waiting.putIfAbsent(run.id(), run);
    }
  }

  /** Makes a run active whatever the limits: it has begun before, or its caller waits for it. */
  void activate(FlowRun run) {
    if (active.add(run.id())) {
      activeByFlow.merge(run.flow().name(), 1, Integer::sum);
    }
  }

  /**
   * Makes a new run active at once when none waits before it and the limits allow it.
   *
   * @return whether the run is active now
   */
  boolean tryActivate(FlowRun run) {
    boolean now = waiting.isEmpty() && isNew(run.id()) && fits(run);
    if (now) {
      activate(run);
    }
    return now;
  }

  private boolean fits(FlowRun run) {
    int limit = flowLimit.of(run.flow().name());
    return active.size() < maxActive
        && (limit == 0 || activeByFlow.getOrDefault(run.flow().name(), 0) < limit);
  }

  /** Whether a run is neither queued nor active. */
  boolean isNew(String id) {
    return !active.contains(id) && !waiting.containsKey(id);
  }

  /** Takes out of the queue the runs that may begin now, and makes them active. */
  List<FlowRun> next() {
    List<FlowRun> next = new ArrayList<>();
    for (Iterator<FlowRun> queued = waiting.values().iterator();
        queued.hasNext() && active.size() < maxActive; ) {
      FlowRun run = queued.next();
      if (fits(run)) {
        queued.remove();
        activate(run);
        next.add(run);
      }
    }
    return next;
  }

  /** Frees the place of an active run. */
  void release(FlowRun run) {
    if (active.remove(run.id())) {
      activeByFlow.merge(run.flow().name(), -1, Integer::sum);
    }
  }

  /** Removes a queued run; empty when the run is not queued. */
  Optional<FlowRun> withdraw(String id) {
    return Optional.ofNullable(waiting.remove(id));
  }

  /** Number of active runs. */
  int active() {
    return active.size();
  }
}
