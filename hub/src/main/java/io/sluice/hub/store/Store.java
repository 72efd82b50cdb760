package io.sluice.hub.store;

import io.vertx.core.Future;

/**
 * What the hub remembers. Writes queue up for a single writer that commits them in groups: a
 * write's future completes when its commit is on disk, in the order of the calls, on the caller's
 * context; it fails, without a trace of the write, when the commit did not happen. The queue is
 * bounded: past the bound a write fails at once with {@link StoreException}. Reads see everything
 * whose future has completed.
 */
public interface Store {
  /** Watches, events and decisions of sweeps. */
  HistoryStore history();

  /** Runs and their journals. */
  RunStore runs();

  /** Flow versions and whether flows are enabled. */
  FlowStore flows();

  /** Slots of the quota. */
  SlotStore slots();

  /**
   * Forgets a small part of what is older than the retention.
   *
   * @return whether there is more to forget
   */
  Future<Boolean> prune();

  /** Whether the store takes writes; fails with the reason in words when it does not. */
  Future<Void> check();

  /** Writes what is queued, then closes. */
  Future<Void> close();
}
